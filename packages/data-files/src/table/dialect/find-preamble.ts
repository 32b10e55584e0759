import { splitCells, type CellDivision } from '@vitrum/datasets/internal';
import { looksNumeric } from './cell-type.ts';

/** Maximum number of lines before a table. */
const maxLines = 50;

/** Number of lines before a table that are not rows: titles and remarks of one cell, while all rows have several. */
export function countPreamble(lines: readonly string[], division: CellDivision): number {
  const rows = lines.map((line) => splitCells(line, division));
  const width = usualWidth(rows.slice(1));
  if (width < 2) return 0;
  const first = rows.findIndex((row, index) => !isTitle(row, rows.slice(index + 1).find(isFilled), width));
  const hasTitle = rows.slice(0, first).some(isFilled); // empty lines are skipped anyway
  return first === -1 || first > maxLines || !hasTitle ? 0 : first;
}

/** True for a row of at most one cell that is not empty, as spreadsheets export titles. */
function isTitle(row: readonly string[], next: readonly string[] | undefined, width: number): boolean {
  const filled = row.filter((cell) => cell !== '');
  if (filled.length === 0 || row.length === 1) return true;
  // In a table of two columns, one may be empty; and a single number is an incomplete row.
  if (filled.length > 1 || width === 2 || row.length !== width || row[0] === '' || looksNumeric(filled[0] ?? '')) return false;
  return next?.length === width && next.filter((cell) => cell !== '').length > 1;
}

function isFilled(row: readonly string[]): boolean {
  return row.some((cell) => cell !== '');
}

function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) if (isFilled(row)) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}
