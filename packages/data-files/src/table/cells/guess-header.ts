import { isUsualMissing } from '@vitrum/datasets/internal';
import { looksNumeric } from '../dialect/cell-type.ts';

/** Whether the first row of a table is a header, with the evidence. */
export interface HeaderGuess {
  readonly isHeader: boolean;
  readonly reason: string;
  /** True if the decision is uncertain. */
  readonly isSurprising: boolean;
}

/** The evidence of one column: its first cell compared to those below. */
type Vote = 'name' | 'new value' | 'number' | 'known value' | 'none';

/**
 * Detects a header: it has words where later rows have numbers, or words that do not occur below in columns of repeated values.
 * Numbers are names if they number the columns, such as 0, 1, 2.
 */
export function guessHeader(rows: readonly (readonly string[])[]): HeaderGuess {
  const [first = []] = rows;
  // In concatenated tables the header repeats, which is no evidence about its cells.
  const later = rows.slice(1).filter((row) => row.some((cell, column) => cell !== first[column]));
  const votes = first.map((cell, column) => voteOf(cell.trim(), later.flatMap((row) => row[column]?.trim() ?? [])));
  const [names, numbers] = [count(votes, 'name'), count(votes, 'number')];
  if (numbers > 0) {
    return numbersColumns(first, later, votes)
      ? { isHeader: true, reason: `its numbers, ${first.filter(looksNumeric).slice(0, 3).join(', ')}, number the columns`, isSurprising: true }
      : { isHeader: false, reason: 'the first row has a number where later rows have some', isSurprising: false };
  }
  if (names > 0) return { isHeader: true, reason: 'the first row has no number where later rows have some', isSurprising: false };
  const isKnown = votes.includes('known value') || hasRepetition(first);
  return isKnown
    ? { isHeader: false, reason: 'values of the first row occur below again', isSurprising: false }
    : { isHeader: true, reason: 'values of the first row do not occur below', isSurprising: false };
}

function voteOf(cell: string, below: readonly string[]): Vote {
  if (below.length === 0) return looksNumeric(cell) ? 'number' : 'none';
  const values = below.filter((value) => !isUsualMissing(value));
  const numeric = values.filter(looksNumeric).length;
  if (values.length > 0 && numeric * 2 > values.length) {
    if (looksNumeric(cell)) return 'number';
    // An empty cell, or "Na" over sodium, may be a missing number as well as a name.
    return isUsualMissing(cell) || values.includes(cell) ? 'none' : 'name';
  }
  if (cell === '') return 'none';
  // Only in a column of repeated values is a new value evidence.
  const isRepetitive = new Set(values).size * 2 <= values.length;
  if (values.includes(cell)) return isRepetitive || values.indexOf(cell) < values.lastIndexOf(cell) ? 'known value' : 'none';
  return isRepetitive ? 'new value' : 'none';
}

/**
 * True for consecutive integers that number the columns, or years. If the whole first row is numbers, they must start at 0 or 1,
 * and be many or stand above fractions: 0, 1, 2 may also be data.
 */
function numbersColumns(first: readonly string[], later: readonly (readonly string[])[], votes: readonly Vote[]): boolean {
  const cells = first.map((cell) => cell.trim());
  const numbered = cells.flatMap((cell, column) => (looksNumeric(cell) ? [{ cell, column }] : []));
  const [start] = numbered;
  if (start === undefined || votes.includes('known value')) return false;
  const isCounting = numbered.every(({ cell, column }, index) => /^\d+$/.test(cell) && Number(cell) === Number(start.cell) + index && column === start.column + index);
  // A single number is no sequence, except beside an empty name.
  if (!isCounting || (numbered.length < 2 && cells[0] !== '')) return false;
  const isFromStart = Number(start.cell) <= 1;
  if (votes.includes('name') || votes.includes('new value')) return isFromStart || numbered.length > 2;
  if (cells[0] === '') return isFromStart;
  if (!isFromStart || numbered.length < cells.length || numbered.length < 3 || later.length === 0) return false;
  return numbered.length >= manyColumns || numbered.some(({ column }) => later.every((row) => row[column]?.includes('.') === true));
}

/** Data rows do not count this far by chance. */
const manyColumns = 10;

function hasRepetition(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return new Set(filled).size < filled.length;
}

function count(votes: readonly Vote[], wanted: Vote): number {
  return votes.filter((vote) => vote === wanted).length;
}
