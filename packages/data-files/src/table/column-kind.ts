import { listSome } from './choose-columns.ts';
import { mostCategories, type ColumnProfile } from './column-profile.ts';
import { invalidTable } from './invalid-table.ts';

/**
 * Whether a column holds numbers or categories.
 *
 * @throws VITRUM_INVALID_TABLE when it is empty, when single cells among numbers are none, or when it has too many categories
 */
export function columnKind(profile: ColumnProfile, file: string, isCategorical: boolean, most = mostCategories): 'number' | 'category' {
  const { name, numbers, others, firstOther, values } = profile;
  const column = `The column "${name}" of ${file}`;
  if (numbers + others === 0) throw invalidTable(`${column} has no values.`, `Leave it out: ignore: "${name}".`);
  if (others === 0 && !isCategorical) return 'number';
  if (firstOther !== undefined && numbers > others && !isCategorical) {
    throw invalidTable(
      `${firstOther.where}: "${name}" is ${JSON.stringify(firstOther.cell)}, but most of that column are numbers.`,
      `${decimalComma(firstOther.cell)}Correct the cell, or say categorical: "${name}" if the column holds names, or ignore: "${name}".`,
    );
  }
  if (values !== undefined && values.size <= most) return 'category';
  const examples = values === undefined ? (firstOther?.cell ?? '') : listSome([...values.keys()], 3);
  throw invalidTable(
    `${column} has more than ${most} different values, such as ${examples}: too many to be categories.`,
    `${decimalComma(firstOther?.cell ?? '')}Leave it out: ignore: "${name}".`,
  );
}

/** A hint for those who write numbers with a comma. */
function decimalComma(cell: string): string {
  return /^\s*-?\d+,\d+\s*$/.test(cell) ? 'Write numbers with a point instead of a comma. ' : '';
}

/** Categories in the order in which people expect them: numbers by their value, else by the alphabet. */
export function sortCategories(values: Iterable<string>, areNumbers: boolean): readonly string[] {
  const list = [...values];
  return areNumbers ? list.sort((a, b) => Number(a) - Number(b)) : list.sort((a, b) => (a < b ? -1 : 1));
}
