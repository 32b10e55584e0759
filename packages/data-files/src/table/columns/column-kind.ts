import { formatCount, isTooLarge, tooLargeHint, toNumber } from '@vitrum/datasets/internal';
import type { ColumnProfile } from './column-profile.ts';
import { invalidTable } from '../invalid-table.ts';

/**
 * True if the cells of a column are numbers.
 *
 * @throws VITRUM_INVALID_TABLE when single cells among numbers are none, or numbers have a comma
 */
export function holdsNumbers(profile: ColumnProfile, isCategorical: boolean): boolean {
  const { name, numbers, others, firstOther, tooLarge } = profile;
  if (isCategorical) return false;
  if (firstOther === undefined || others === 0) return numbers > 0;
  if (numbers + tooLarge > others - tooLarge && isTooLarge(firstOther.cell)) {
    throw invalidTable(`${firstOther.where}: "${name}" is ${firstOther.cell.trim()}, a number too large for a network.`, tooLargeHint);
  }
  if ((numbers <= others || areCodes(profile)) && !hasDecimalComma(firstOther.cell)) return false;
  throw invalidTable(
    `${firstOther.where}: "${name}" is ${JSON.stringify(firstOther.cell)}, which is no number${numbers > others ? ', but most of that column are' : ''}.`,
    hasDecimalComma(firstOther.cell)
      ? 'Say decimal: "comma" where the comma is a decimal sign, or thousands: "comma" where it stands between thousands.'
      : `Correct the cell, or say categorical: "${name}" if the column holds names, missingMarks: ${JSON.stringify(firstOther.cell.trim())} if it stands for a missing value, or ignore: "${name}"; take the line out if it is no sample, such as one of units or totals.`,
  );
}

/** Minimum fraction of non-numbers in a column of codes, and of distinct ones among them: `113803`, `A/5 21171`. */
const minShareOfCodes = 0.1;
const maxStrayWords = 3;

/** True for a column with numbers, but with too much else to be errors or marks of missing values. */
function areCodes({ others, filled, values }: ColumnProfile): boolean {
  const different = values?.filter(({ name }) => toNumber(name) === undefined).length ?? Infinity;
  return others >= minShareOfCodes * filled && different > maxStrayWords;
}

/** @throws VITRUM_INVALID_TABLE when a column has no values, or more different ones than `max` */
export function checkValues({ name, filled, values, firstOther }: ColumnProfile, file: string, max: number): void {
  const column = `The column "${name}" of ${file}`;
  if (filled === 0) throw invalidTable(`${column} has no values.`, `Leave it out: ignore: "${name}".`);
  if (values !== undefined && values.length <= max) return;
  const examples = values?.slice(0, 3).map((value) => value.name).join(', ') ?? firstOther?.cell ?? '';
  throw invalidTable(
    `${column} has more than ${formatCount(max)} different values, such as ${examples}: too many to be categories.`,
    `Leave it out: ignore: "${name}".`,
  );
}

/** True for a number with a decimal comma. */
function hasDecimalComma(cell: string): boolean {
  return /^\s*-?\d+,\d+\s*$/.test(cell);
}

/** Sorts categories: numbers by value, others alphabetically. */
export function sortCategories(values: Iterable<string>, areNumbers: boolean): readonly string[] {
  const list = [...values];
  return areNumbers ? list.sort((a, b) => Number(a) - Number(b)) : list.sort((a, b) => (a < b ? -1 : 1));
}
