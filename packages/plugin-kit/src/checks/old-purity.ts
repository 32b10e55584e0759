import { formatExactly, formatRow } from '../numerics/format-number.ts';
import { firstDifference, sameBits } from '../numerics/guarded-row.ts';
import { range } from '../numerics/sample-points.ts';
import type { Finding } from '../report.ts';

/** Something that is called with the n-th input and must always give the same for it. */
export interface Repeatable {
  /** What is called, with its input: `φ(0.5)`. */
  readonly describe: (n: number) => string;
  readonly call: (n: number) => ArrayLike<number>;
}

const impureHint =
  'It must depend on its arguments alone: no counter, no clock, no Math.random, nothing remembered from the last call.';

/** The answers to every input, asked in order. */
export function askAll({ call }: Repeatable, inputs: number): readonly (readonly number[])[] {
  return range(0, inputs - 1, (n) => Array.from(call(n)));
}

/** Asks again, backwards and then in another order, and says where the answer is another. */
export function changedAnswer(repeatable: Repeatable, first: readonly (readonly number[])[]): readonly Finding[] {
  const backwards = range(0, first.length - 1, (n) => first.length - 1 - n);
  const strides = range(0, first.length - 1, (n) => (n * 7) % first.length);
  for (const n of [...backwards, ...strides]) {
    const expected = first[n] ?? [];
    const again = repeatable.call(n);
    const i = expected.findIndex((value, place) => !Object.is(value, again[place]));
    if (i === -1) continue;
    const [before, after] = [expected[i] ?? NaN, again[i] ?? NaN].map(formatExactly);
    return [
      {
        message: `${repeatable.describe(n)} was ${String(before)} at first and ${String(after)} later, after other calls.`,
        hint: impureHint,
        where: repeatable.describe(n),
        expected: String(before),
        got: String(after),
      },
    ];
  }
  return [];
}

/** Lets the clock go on, so that what depends on it shows. */
export function waitAFewMilliseconds(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 5);
  });
}

/** A function that changed what it was given. */
export function writtenInput(
  name: string,
  argument: string,
  before: ArrayLike<number>,
  after: ArrayLike<number>,
): readonly Finding[] {
  if (firstDifference(before, after) === -1) return [];
  return [
    {
      message: `${name} writes to its input ${argument}: ${formatRow(before)} became ${formatRow(after)}.`,
      hint: 'Write to the last argument alone.',
    },
  ];
}

/** A function that wrote to the elements before or after the rows that it was given. */
export function writtenBeside(name: string, rows: readonly { readonly isIntact: () => boolean }[]): readonly Finding[] {
  if (rows.every(({ isIntact }) => isIntact())) return [];
  return [
    {
      message: `${name} writes beside the rows that it is given.`,
      hint: 'A row may be a part of a longer array: use its elements, not its buffer.',
    },
  ];
}

/** A function whose result depends on what was in it before, which was sevens once and zeros once. */
export function leftover(
  name: string,
  argument: string,
  sevens: ArrayLike<number>,
  zeros: ArrayLike<number>,
): readonly Finding[] {
  if (sameBits(sevens, zeros)) return [];
  const [got, expected] = [formatRow(sevens), formatRow(zeros)];
  return [
    {
      message: `${name} depends on what was in ${argument} before: ${got} where it held sevens, ${expected} where it held zeros.`,
      hint: `It has to overwrite every element of ${argument}, not add to it.`,
      expected,
      got,
    },
  ];
}
