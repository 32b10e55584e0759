import { checkValues, holdsNumbers, sortCategories } from './column-kind.ts';
import { maxCategories, maxValues, type ColumnProfile } from './column-profile.ts';
import { identifies } from './identifies.ts';
import { invalidTable } from './invalid-table.ts';

/** What a column that is an input holds, and why that is thought. */
export type InputPlan =
  | { readonly name: string; readonly kind: 'number'; readonly reason: string }
  | { readonly name: string; readonly kind: 'category'; readonly values: readonly string[]; readonly reason: string }
  | { readonly name: string; readonly kind: 'words'; readonly reason: string };

/** A column that is no input. */
export interface SkippedColumn {
  readonly name: string;
  readonly reason: string;
}

/** What is known of a table's columns beside their cells. */
export interface InputRules {
  readonly file: string;
  /** True when the columns' names come from the file. */
  readonly isNamed: boolean;
  /** The table's first column. */
  readonly first: string | undefined;
  /** True when the inputs were named one by one: none of them is left out. */
  readonly areForced: boolean;
  readonly categorical: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** True where a missing category is one of its own. */
  readonly mayLack: boolean;
}

/**
 * Decides what each column holds: numbers, categories or sentences; and which columns are of no use: those without values,
 * and identifiers, by which every row is a case of its own.
 *
 * @throws VITRUM_INVALID_TABLE when no column is left, or a column that was named cannot be read
 */
export function planInputs(profiles: readonly ColumnProfile[], rules: InputRules): { inputs: readonly InputPlan[]; skipped: readonly SkippedColumn[] } {
  const skipped = profiles.flatMap((profile): readonly SkippedColumn[] => {
    const reason = useless(profile, rules);
    return reason === undefined ? [] : [{ name: profile.name, reason }];
  });
  const names = new Set(skipped.map(({ name }) => name));
  const used = profiles.filter(({ name }) => !names.has(name));
  if (used.length > 0) return { inputs: used.map((profile) => planInput(profile, rules)), skipped };
  // A number that counts the rows is better than nothing: of 1, 2, 3, … a curve can be learned.
  const numbers = profiles.filter(({ filled, others }) => filled > 0 && others === 0);
  if (numbers.length === 0) throw noInputs(skipped, rules.file);
  return { inputs: numbers.map((profile) => planInput(profile, rules)), skipped: skipped.filter(({ name }) => !numbers.some((each) => each.name === name)) };
}

/** Why a column is left out; undefined where it is not. */
function useless(profile: ColumnProfile, { file, isNamed, first, areForced, categorical, words }: InputRules): string | undefined {
  const { name, filled, values } = profile;
  const isForced = areForced || categorical.has(name) || words.has(name);
  if (isForced) {
    if (filled === 0 || categorical.has(name)) checkValues(profile, file, maxValues);
    return undefined;
  }
  if (filled === 0) return 'no values';
  const place = { isNamed, isFirst: name === first };
  if (holdsNumbers(profile, false)) return identifies(profile, place);
  if (areSentences(profile)) return undefined;
  return identifies(profile, place) ?? (values === undefined ? `more than ${maxValues.toLocaleString('en-US')} different texts` : undefined);
}

function planInput(profile: ColumnProfile, { file, categorical, words, mayLack }: InputRules): InputPlan {
  const { name, values = [], others } = profile;
  if (words.has(name)) return { name, kind: 'words', reason: 'the option says so' };
  if (holdsNumbers(profile, categorical.has(name))) return { name, kind: 'number', reason: 'its cells are numbers' };
  if (!categorical.has(name) && areSentences(profile)) return { name, kind: 'words', reason: 'its cells are sentences' };
  checkValues(profile, file, maxValues);
  const known = sortCategories(values.map((value) => value.name), others === 0);
  const reason = categorical.has(name) ? 'the option says so' : 'its cells are words';
  return { name, kind: 'category', values: mayLack ? [...known, ''] : known, reason };
}

/** Long texts, and shorter ones that differ too much to be categories. */
export function areSentences({ words, values, shareOfSingles }: ColumnProfile): boolean {
  const different = values?.length ?? Infinity;
  const differMuch = different > maxCategories || shareOfSingles >= 0.5;
  return words.areSentences && (differMuch || (words.areLong && different >= 10));
}

function noInputs(skipped: readonly SkippedColumn[], file: string): Error {
  const reasons = skipped.map(({ name, reason }) => `"${name}" (${reason})`).join(', ');
  return invalidTable(
    `No column of ${file} is left for an input; these are of no use: ${reasons}.`,
    'Name the inputs with the option "columns", or say what they are: "categorical" or "words".',
  );
}
