import { isTooLarge, tooLargeHint } from '@vitrum/datasets';
import { mostCategories, type ColumnProfile } from './column-profile.ts';
import { invalidTable } from './invalid-table.ts';

/**
 * Whether a column holds numbers or categories.
 *
 * @throws VITRUM_INVALID_TABLE when it is empty, when single cells among numbers are none or numbers have a comma, or when it has too
 * many categories
 */
export function columnKind(profile: ColumnProfile, file: string, isCategorical: boolean, most = mostCategories): 'number' | 'category' {
  const { name, numbers, others, firstOther, tooLarge, values } = profile;
  const column = `The column "${name}" of ${file}`;
  if (numbers + others === 0) throw invalidTable(`${column} has no values.`, `Leave it out: ignore: "${name}".`);
  if (others === 0 && !isCategorical) return 'number';
  if (firstOther !== undefined && !isCategorical && numbers + tooLarge > others - tooLarge && isTooLarge(firstOther.cell)) {
    throw invalidTable(`${firstOther.where}: "${name}" is ${firstOther.cell.trim()}, a number too large for a network.`, tooLargeHint);
  }
  if (firstOther !== undefined && !isCategorical && (numbers > others || hasDecimalComma(firstOther.cell))) {
    throw invalidTable(
      `${firstOther.where}: "${name}" is ${JSON.stringify(firstOther.cell)}, which is no number${numbers > others ? ', but most of that column are' : ''}.`,
      hasDecimalComma(firstOther.cell)
        ? 'Say decimal: "comma" where the comma is a decimal sign, or thousands: "comma" where it stands between thousands.'
        : `Correct the cell, or say categorical: "${name}" if the column holds names, missingMarks: ${JSON.stringify(firstOther.cell.trim())} if it stands for a missing value, or ignore: "${name}".`,
    );
  }
  if (values !== undefined && values.size <= most) return 'category';
  const examples = values === undefined ? (firstOther?.cell ?? '') : [...values.keys()].slice(0, 3).join(', ');
  throw invalidTable(
    `${column} has more than ${most} different values, such as ${examples}: too many to be categories.`,
    `Leave it out: ignore: "${name}".`,
  );
}

/** True for a number as half of the world writes it. */
function hasDecimalComma(cell: string): boolean {
  return /^\s*-?\d+,\d+\s*$/.test(cell);
}

/** Categories in the order in which people expect them: numbers by their value, else by the alphabet. */
export function sortCategories(values: Iterable<string>, areNumbers: boolean): readonly string[] {
  const list = [...values];
  return areNumbers ? list.sort((a, b) => Number(a) - Number(b)) : list.sort((a, b) => (a < b ? -1 : 1));
}
