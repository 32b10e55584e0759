import { splitRecords, type CellDivision } from '@vitrum/datasets/internal';
import { looksLikeOneValue } from './cell-type.ts';

/** Maximum number of rows inspected. */
const rowCount = 500;

/**
 * How well a delimiter divides a text: the evenness of its rows times the fraction of cells that look like a single value. This
 * is the data consistency of van den Burg, Nazábal and Sutton 2019, doi:10.1007/s10618-019-00646-y, with row widths in place of
 * row patterns.
 */
export function scoreDivision(text: string, division: CellDivision): number {
  if (division.delimiter === 'whitespace' && strayQuote.test(text)) return 0;
  const records = splitRecords(text, division).slice(0, rowCount);
  if (records.length === 0) return 0;
  const widths = new Map<number, number>();
  for (const { length } of records) widths.set(length, (widths.get(length) ?? 0) + 1);
  const pattern = [...widths].reduce((sum, [width, rows]) => sum + (rows * (width - 1)) / width, 0) / widths.size / records.length;
  // Words divided by spaces are sentences unless all rows are even, except for a title.
  if (division.delimiter === 'whitespace' && new Set(records.slice(1).map(({ length }) => length)).size > 1) return 0;
  return pattern === 0 ? 0 : pattern * shareOfValues(records);
}

/** A quote inside a space-delimited cell suggests another delimiter. */
const strayQuote = /[^\s"]"[^\s"]/;
/** What remains when decimal commas are taken for delimiters: `5 red` from `1,5 red`. */
const restOfNumber = /^\d+\s+\S/;

/** True if all rows have the same number of cells, more than one, and each looks like a single value. */
export function dividesWholly(text: string, division: CellDivision): boolean {
  const records = splitRecords(text, division).slice(0, rowCount);
  const width = records[0]?.length ?? 0;
  return width > 1 && records.every((record) => record.length === width && record.every((cell) => looksLikeOneValue(cell) && !restOfNumber.test(cell)));
}

function shareOfValues(records: readonly (readonly string[])[]): number {
  let [cells, values] = [0, 0];
  for (const record of records) {
    for (const cell of record) {
      cells++;
      if (looksLikeOneValue(cell)) values++;
    }
  }
  return values / cells;
}
