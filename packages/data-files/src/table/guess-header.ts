import { isUsualMissing } from '@vitrum/datasets';
import { looksNumeric } from './dialect/cell-type.ts';

/** Whether the first row of a table names its columns, and what speaks for it. */
export interface HeaderGuess {
  readonly isHeader: boolean;
  readonly reason: string;
  /** True if the decision is doubtful. */
  readonly isSurprising: boolean;
}

/** What the first cell of a column says, beside those below it. */
type Vote = 'name' | 'new value' | 'number' | 'known value' | 'none';

/**
 * Whether the first row is a header: it has words where later rows have numbers, or words that never occur below where the
 * others do. Numbers are names where they number the columns, such as 0, 1, 2.
 */
export function guessHeader(rows: readonly (readonly string[])[]): HeaderGuess {
  const [first = []] = rows;
  // Where tables were joined the header comes again, which says nothing about its cells.
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
  // Only where values come again and again does it say something that one of them does, or does not.
  const isRepetitive = new Set(values).size * 2 <= values.length;
  if (values.includes(cell)) return isRepetitive || values.indexOf(cell) < values.lastIndexOf(cell) ? 'known value' : 'none';
  return isRepetitive ? 'new value' : 'none';
}

/**
 * True for whole numbers that count neighboring columns, as programs name columns without names, or years. Where all of the
 * first row are numbers they begin at 0 or 1, and are many or stand over fractions: 0, 1, 2 may be a row too.
 */
function numbersColumns(first: readonly string[], later: readonly (readonly string[])[], votes: readonly Vote[]): boolean {
  const cells = first.map((cell) => cell.trim());
  const numbered = cells.flatMap((cell, column) => (looksNumeric(cell) ? [{ cell, column }] : []));
  const [start] = numbered;
  if (start === undefined || votes.includes('known value')) return false;
  const isCounting = numbered.every(({ cell, column }, index) => /^\d+$/.test(cell) && Number(cell) === Number(start.cell) + index && column === start.column + index);
  // One number alone counts nothing, but beside an empty name.
  if (!isCounting || (numbered.length < 2 && cells[0] !== '')) return false;
  const isFromStart = Number(start.cell) <= 1;
  if (votes.includes('name') || votes.includes('new value')) return isFromStart || numbered.length > 2;
  if (cells[0] === '') return isFromStart;
  if (!isFromStart || numbered.length < cells.length || numbered.length < 3 || later.length === 0) return false;
  return numbered.length >= manyColumns || numbered.some(({ column }) => later.every((row) => row[column]?.includes('.') === true));
}

/** No row of data counts so far by chance. */
const manyColumns = 10;

function hasRepetition(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return new Set(filled).size < filled.length;
}

function count(votes: readonly Vote[], wanted: Vote): number {
  return votes.filter((vote) => vote === wanted).length;
}
