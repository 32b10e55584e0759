import type { TableColumn } from '@vitrum/datasets';
import { createTextEncoder, learnWords, splitWords, type TextEncoder } from '@vitrum/datasets/internal';
import { isClass } from './choose-task.ts';
import { maxCategories, type ColumnProfile } from '../columns/column-profile.ts';
import { invalidTable } from '../invalid-table.ts';
import type { InputPlan, SkippedColumn } from './plan-inputs.ts';
import type { RowsProfile } from '../columns/profile-rows.ts';
import { scalingOf, type Normalization } from '../columns/running-statistics.ts';
import type { StoredRows, StorePlan, ValueCounts } from '../samples/store-rows.ts';
import type { MissingPolicy } from './used-rows.ts';

/** The options for encoding columns as inputs. */
export interface ColumnForm {
  /** How columns of numbers are scaled. */
  readonly normalize: Normalization;
  /** What is done about empty cells. */
  readonly missing: MissingPolicy;
  /** How often a word has to occur in the training part to have an input of its own. */
  readonly minimumCount: number;
  /** How many words of a column of sentences have an input of their own. */
  readonly maximumWords: number;
}

/** An input column with its learned encoding. */
export interface LearnedInput {
  readonly plan: InputPlan;
  readonly column: TableColumn;
  /** Its index in a stored row. */
  readonly index: number;
  /** For categories: the category index of each value of the column; −1 for a rare one. */
  readonly places?: Int32Array;
  /** Values that count as "other". */
  readonly rare: readonly string[];
  readonly sentences?: LearnedSentences;
}

/** All sentences of a column, by the number in a stored row. */
export interface LearnedSentences {
  readonly texts: readonly string[];
  /** The word indices of each sentence. */
  readonly places: readonly Int32Array[];
  readonly encoder: TextEncoder;
}

/** What is learned about the inputs from the training part. */
export interface LearnedColumns {
  readonly inputs: readonly LearnedInput[];
  /** Columns from which nothing can be learned. */
  readonly skipped: readonly SkippedColumn[];
}

/**
 * Learns the encoding of each input from the training part: mean and spread of numbers, categories, and vocabulary.
 *
 * @throws VITRUM_INVALID_TABLE when the test part has a class or label that the training part lacks, or no input is left
 */
export function learnColumns(stored: StoredRows, plan: StorePlan, profile: RowsProfile, form: ColumnForm): LearnedColumns {
  checkTargets(stored, plan, profile.targets[0]);
  const learned = plan.inputs.map((input, index) => learnInput(input, index, stored, plan, form));
  const inputs = learned.filter((each): each is LearnedInput => typeof each !== 'string');
  const skipped = learned.flatMap((each, k) => (typeof each === 'string' ? [{ name: plan.inputs[k]?.name ?? '', reason: each }] : []));
  if (inputs.length > 0) return { inputs, skipped };
  throw invalidTable(
    `Nothing can be learned from ${skipped.map(({ name, reason }) => `"${name}" (${reason})`).join(', ')}.`,
    'Give more rows, hold out others (splitSeed), or lower the option "minimumCount".',
  );
}

/** The learned input, or why there is none. */
function learnInput(plan: InputPlan, index: number, stored: StoredRows, { isTraining }: StorePlan, form: ColumnForm): LearnedInput | string {
  const { name } = plan;
  switch (plan.kind) {
    case 'number': {
      const statistics = stored.statistics[index];
      if (statistics === undefined || statistics.count === 0) return 'no values in the training part';
      const column = { name, kind: plan.kind, ...scalingOf(statistics, form.normalize), ...(form.missing === 'mean' && { missing: statistics.mean }) };
      return { plan, column, index, rare: [] };
    }
    case 'category':
      return learnCategories(plan, index, stored.counts[index], isTraining.reduce((sum, one) => sum + one, 0) >= minRows ? form.minimumCount : 1);
    case 'words':
      return learnSentences(plan, index, stored.sentences[index] ?? [], isTraining, form);
  }
}

/** With more values, a list is never complete: an unknown one is not a typing error. */
const maxClosed = 20;
/** Minimum number of rows at which rare values are grouped. */
const minRows = 20;

function learnCategories(
  plan: Extract<InputPlan, { kind: 'category' }>,
  index: number,
  counts: ValueCounts | undefined,
  minimumCount: number,
): LearnedInput | string {
  const [train, test] = [counts?.train ?? [], counts?.test ?? []];
  const countOf = (place: number): number => train[place] ?? 0;
  const all = plan.values.map((_, place) => place);
  // If no value is frequent, all are kept.
  const minimum = all.some((place) => plan.values[place] !== '' && countOf(place) >= minimumCount) ? minimumCount : 1;
  const frequent = all.filter((place) => countOf(place) >= (plan.values[place] === '' ? 1 : minimum));
  const known = new Set(frequent.toSorted((a, b) => countOf(b) - countOf(a) || a - b).slice(0, maxCategories));
  const rare = all.filter((place) => !known.has(place) && countOf(place) + (test[place] ?? 0) > 0).map((place) => plan.values[place] ?? '');
  const kept = all.filter((place) => known.has(place));
  if (!kept.some((place) => plan.values[place] !== '')) return 'no values in the training part';
  const places = Int32Array.from(plan.values, () => -1);
  kept.forEach((place, at) => (places[place] = at));
  const values = kept.map((place) => plan.values[place] ?? '');
  const column = { name: plan.name, kind: plan.kind, values, ...((rare.length > 0 || values.length > maxClosed) && { other: true }) };
  return { plan, column, index, places, rare };
}

function learnSentences(
  plan: InputPlan,
  index: number,
  texts: readonly string[],
  isTraining: Uint8Array,
  form: ColumnForm,
): LearnedInput | string {
  const counts = new Map<string, number>();
  texts.forEach((text, row) => {
    if (isTraining[row] !== 1) return;
    for (const word of splitWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  });
  const words = learnWords(counts, form);
  if (words.length === 0) return `no word at least ${form.minimumCount} times in the training part`;
  const encoder = createTextEncoder({ type: 'text', form: 'bag', words });
  const places = texts.map((text) => Int32Array.from(encoder.places(text)));
  return { plan, column: { name: plan.name, kind: 'words', words }, index, rare: [], sentences: { texts, places, encoder } };
}

function checkTargets({ statistics, counts }: StoredRows, { target, inputs, hasValidation }: StorePlan, column: ColumnProfile | undefined): void {
  if (target.form === 'numbers' || target.form === 'flags') return;
  const first = inputs.length;
  target.names.forEach((name, place) => {
    const isLearned = isClass(target) ? (counts[first]?.train[place] ?? 0) > 0 : statistics[first + place]?.maximum === 1;
    if (isLearned) return;
    const where = target.form === 'one-hot' ? undefined : column?.values?.find((value) => value.name === name)?.firstPlace;
    const isAmount = target.form === 'class' && column?.others === 0;
    throw invalidTable(
      `${where === undefined ? '' : `${where}: `}the ${isClass(target) ? 'class' : 'label'} ${JSON.stringify(name)} is in ${hasValidation ? 'the parts for validation and testing' : 'the test part'} alone, so that nothing can be learned about it.`,
      `${isAmount ? 'If the target is an amount, set the option "task" to "regression". Otherwise hold' : 'Hold'} out other rows (splitSeed${hasValidation ? ', or the seed of the run' : ''}), or give more rows of that kind.`,
    );
  });
}
