import { splitCells, type CellDivision } from '@vitrum/datasets';
import { looksNumeric } from './cell-type.ts';

/** A table may have so many lines before it. */
const maxLines = 50;

/**
 * How many lines before a table are none of its rows: titles and remarks of one cell, where all rows have several.
 */
export function countPreamble(lines: readonly string[], division: CellDivision): number {
  const rows = lines.map((line) => splitCells(line, division));
  const width = usualWidth(rows.slice(1));
  if (width < 2) return 0;
  const first = rows.findIndex((row, index) => !isTitle(row, rows.slice(index + 1).find(isFilled), width));
  const hasTitle = rows.slice(0, first).some(isFilled); // empty lines are passed over anyway
  return first === -1 || first > maxLines || !hasTitle ? 0 : first;
}

/** One cell, alone or with empty ones as spreadsheets export it; a row of empty cells too. */
function isTitle(row: readonly string[], next: readonly string[] | undefined, width: number): boolean {
  const filled = row.filter((cell) => cell !== '');
  if (filled.length === 0 || row.length === 1) return true;
  // In a table of two columns, one of them may be empty; and a number alone is a row that lacks the others.
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
