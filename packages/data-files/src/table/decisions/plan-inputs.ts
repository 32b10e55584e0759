import { checkValues, holdsNumbers, sortCategories } from '../columns/column-kind.ts';
import { maxCategories, maxValues, type ColumnProfile } from '../columns/column-profile.ts';
import { identifies } from '../columns/identifies.ts';
import { invalidTable } from '../invalid-table.ts';

/** The kind of an input column, and the reason. */
export type InputPlan =
  | { readonly name: string; readonly kind: 'number'; readonly reason: string }
  | { readonly name: string; readonly kind: 'category'; readonly values: readonly string[]; readonly reason: string }
  | { readonly name: string; readonly kind: 'words'; readonly reason: string };

/** A column that is not an input. */
export interface SkippedColumn {
  readonly name: string;
  readonly reason: string;
}

/** Facts about a table's columns besides their cells. */
export interface InputRules {
  readonly file: string;
  /** True if the names come from the file. */
  readonly isNamed: boolean;
  /** The first column of the table. */
  readonly first: string | undefined;
  /** True if the inputs were named individually: none is skipped. */
  readonly areForced: boolean;
  readonly categorical: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** True if missing values form a category. */
  readonly mayLack: boolean;
}

/**
 * Chooses the kind of each column: numbers, categories or sentences; and skips useless ones: columns without values, and
 * identifiers.
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
  // A row number is better than nothing: a curve can be learned from 1, 2, 3, …
  const numbers = profiles.filter(({ filled, others }) => filled > 0 && others === 0);
  if (numbers.length === 0) throw noInputs(skipped, rules.file);
  return { inputs: numbers.map((profile) => planInput(profile, rules)), skipped: skipped.filter(({ name }) => !numbers.some((each) => each.name === name)) };
}

/** Why a column is skipped; undefined if it is not. */
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

/** True for long texts, and for shorter ones too diverse to be categories. */
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
