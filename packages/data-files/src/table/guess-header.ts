import { isMissing, toNumber } from '@vitrum/datasets';

/**
 * True when the first row of a table is a header: it has no number where later rows have some. In a table without any
 * numbers it is one, unless a later row has the same text in the same column.
 */
export function guessHeader([first = [], ...later]: readonly (readonly string[])[]): boolean {
  if (later.length === 0) return !first.some(isNumeric);
  const hasNumbers = first.map((_, column) => later.some((row) => isNumeric(row[column] ?? '')));
  if (!hasNumbers.includes(true)) return !first.some((cell, column) => later.some((row) => row[column] === cell));
  return first.every((cell, column) => hasNumbers[column] === false || (!isNumeric(cell) && !isMissing(cell)) || isNameless(first, column));
}

/** Programs that number the rows leave the name of that column, the first one, empty. */
function isNameless(row: readonly string[], column: number): boolean {
  return column === 0 && row[0]?.trim() === '' && row.slice(1).every((cell) => !isMissing(cell));
}

function isNumeric(cell: string): boolean {
  return toNumber(cell) !== undefined;
}
