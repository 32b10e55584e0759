import type { CellDivision } from '@vitrum/datasets';
import { splitRecords } from '@vitrum/datasets';
import { looksLikeOneValue } from './cell-type.ts';

/** More rows say no more. */
const rowCount = 500;

/**
 * How well a text falls into cells: how even its rows are, times the share of cells that look like one value. This is the data
 * consistency of van den Burg, Nazábal and Sutton 2019, doi:10.1007/s10618-019-00646-y, whose sum over the patterns of rows is
 * taken here over their widths.
 */
export function scoreDivision(text: string, division: CellDivision): number {
  if (division.delimiter === 'whitespace' && strayQuote.test(text)) return 0;
  const records = splitRecords(text, division).slice(0, rowCount);
  if (records.length === 0) return 0;
  const widths = new Map<number, number>();
  for (const { length } of records) widths.set(length, (widths.get(length) ?? 0) + 1);
  const pattern = [...widths].reduce((sum, [width, rows]) => sum + (rows * (width - 1)) / width, 0) / widths.size / records.length;
  // Words divided by blanks are a sentence, not a row: all have to be even, but for a title.
  if (division.delimiter === 'whitespace' && new Set(records.slice(1).map(({ length }) => length)).size > 1) return 0;
  return pattern === 0 ? 0 : pattern * shareOfValues(records);
}

/** A quote within what blanks divide: another delimiter stands before or after it. */
const strayQuote = /[^\s"]"[^\s"]/;
/** What decimal commas leave where they are taken for delimiters: the `5 red` of `1,5 red`. */
const restOfNumber = /^\d+\s+\S/;

/** True where all rows have as many cells, several of them, and each looks like one value. */
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
