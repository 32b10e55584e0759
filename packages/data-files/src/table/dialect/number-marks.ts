import { usualMissingMarks } from '@vitrum/datasets/internal';
import { looksNumeric } from './cell-type.ts';
import { findUnit } from './find-unit.ts';

/** Marks of missing numbers; in a column of words, they are ordinary words. */
const marks: ReadonlySet<string> = new Set([
  ...usualMissingMarks,
  'none', 'nil', 'unknown', 'missing', 'undefined', 'not available', 'n.a.', 'n.a', 'n.d.', 'n.d', 'nd', 'n/d', '-', '--', '---', '–', '—', '.', '..', '...', '*', '**',
]);

/** The marks of missing values in a column of numbers: all non-numeric cells, if they are known marks and a minority. */
export function numberMarks(cells: readonly string[]): readonly string[] {
  const others = cells.filter((cell) => !looksNumeric(cell));
  if (others.length === 0 || others.length * 2 >= cells.length) return [];
  const distinct = [...new Set(others)];
  return distinct.every((cell) => marks.has(cell.toLowerCase())) ? distinct : marksBesideUnits(cells);
}

/** The same for numbers with a unit. */
function marksBesideUnits(cells: readonly string[]): readonly string[] {
  const found = [...new Set(cells.filter((cell) => marks.has(cell.toLowerCase())))];
  if (found.length === 0) return [];
  const numbers = cells.filter((cell) => !found.includes(cell));
  return numbers.length * 2 > cells.length && findUnit(numbers) !== undefined ? found : [];
}
