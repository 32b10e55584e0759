import { toNumber } from '@vitrum/datasets';
import { unfit } from './labelled-form.ts';

/** Rows of targets, and what their numbers are called. */
export interface NamedTargets {
  readonly rows: Float32Array;
  readonly classes: readonly string[];
}

/** @throws VITRUM_INVALID_ENCODING for a cell that is no number */
export function numberTargets(answers: readonly (readonly string[])[], names: readonly string[], places: readonly string[]): NamedTargets {
  const rows = Float32Array.from(
    answers.flatMap((row, index) =>
      row.map((cell, k) => {
        const value = toNumber(cell);
        if (value !== undefined) return value;
        throw unfit(`${places[index] ?? ''}: "${names[k] ?? ''}" must be a number, got ${JSON.stringify(cell)}.`, 'Write numbers as in the table that the model was trained on.');
      }),
    ),
  );
  return { rows, classes: names };
}
