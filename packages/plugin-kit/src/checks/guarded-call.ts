import type { FloatArray } from '@vitrum/core';
import type { Fault } from '../finding.ts';
import { sameBits } from '../numerics/difference-between.ts';
import { formatRow } from '../numerics/format-number.ts';
import { guardedRow, guardedRow32 } from '../numerics/guarded-row.ts';

/** A function of rows, each passed as a copy; the last is its output. */
export type GuardedFunction = {
  /** In messages: `φ′`, `backward`. */
  readonly name: string;
  /** The names of its arguments. */
  readonly inputs: readonly string[];
  /** Whether its rows hold 32-bit floats, as in a network, or 64-bit floats, the default. */
  readonly bits?: 32 | 64;
} & (
  | { readonly output?: undefined; readonly call: (...rows: FloatArray[]) => number | ArrayLike<number> }
  /** `output` is the name of the argument that it fills. */
  | { readonly output: string; readonly call: (...rows: FloatArray[]) => void }
);

/** The result of a call, and a description of forbidden writes. */
export interface GuardedCall {
  readonly answer: readonly number[];
  readonly faults: readonly Fault[];
}

/** Calls a function on rows embedded in longer arrays, and detects forbidden writes. */
export function callGuarded(each: GuardedFunction, sample: readonly ArrayLike<number>[], filling = 7): GuardedCall {
  const { name, inputs, output, bits } = each;
  const guard = bits === 32 ? guardedRow32 : guardedRow;
  const filled = output === undefined ? [] : [new Float64Array(sample[0]?.length ?? 0).fill(filling)];
  const rows = [...sample, ...filled].map((values) => guard(values));
  const before = rows.map(({ row }) => row.slice());
  const answer = answerOf(each, rows.map(({ row }) => row));
  const faults = inputs.flatMap((input, i): readonly Fault[] => {
    const [earlier, later] = [before[i] ?? [], rows[i]?.row ?? []];
    if (sameBits(earlier, later)) return [];
    return [{
      message: `${name} writes to its input ${input}: ${formatRow(earlier)} became ${formatRow(later)}.`,
      hint: output === undefined ? 'Copy what is to be changed: others read it too.' : 'Write to the last argument alone.',
    }];
  });
  const beside: Fault = {
    message: `${name} writes beside the rows that it is given.`,
    hint: 'A row may be a part of a longer array: use its elements, not its buffer.',
  };
  return {
    answer: Array.from(answer),
    faults: rows.every(({ isIntact }) => isIntact()) ? faults : [...faults, beside],
  };
}

/** Calls a function on copies of its inputs and returns only its result. */
export function callPlainly(each: GuardedFunction, sample: readonly ArrayLike<number>[]): ArrayLike<number> {
  const rows = sample.map((values) => (each.bits === 32 ? Float32Array.from(values) : Float64Array.from(values)));
  return answerOf(each, each.output === undefined ? rows : [...rows, rows[0]?.map(() => 7) ?? new Float64Array()]);
}

function answerOf({ output, call }: GuardedFunction, rows: readonly FloatArray[]): ArrayLike<number> {
  if (output === undefined) {
    const answer = call(...rows);
    return typeof answer === 'number' ? [answer] : answer;
  }
  call(...rows);
  return rows.at(-1) ?? [];
}
