import { toNumber } from '@vitrum/datasets/internal';
import { flagOf } from '../table/columns/flag-of.ts';
import { unfit } from './labeled-form.ts';

/** Rows of targets, and the names of their numbers. */
export interface NamedTargets {
  readonly rows: Float32Array;
  readonly classes: readonly string[];
}

/** Converts a cell to a target; the wording of the error for one that does not fit. */
interface CellRule {
  readonly read: (cell: string) => number | undefined;
  readonly expected: string;
  readonly hint: string;
}

export const readNumber: CellRule = { read: toNumber, expected: 'a number', hint: 'Write numbers as in the table that the model was trained on.' };
export const readFlag: CellRule = { read: flagOf, expected: '0 or 1', hint: 'Write 0 and 1, as in the table that the model was trained on.' };

/** @throws VITRUM_INVALID_ENCODING for a cell that does not fit */
export function cellTargets(
  answers: readonly (readonly string[])[],
  names: readonly string[],
  places: readonly string[],
  { read, expected, hint }: CellRule,
): NamedTargets {
  const target = (cell: string, row: number, column: number): number => {
    const value = read(cell);
    if (value !== undefined) return value;
    throw unfit(`${places[row] ?? ''}: "${names[column] ?? ''}" must be ${expected}, got ${JSON.stringify(cell)}.`, hint);
  };
  return { rows: Float32Array.from(answers.flatMap((cells, row) => cells.map((cell, column) => target(cell, row, column)))), classes: names };
}
