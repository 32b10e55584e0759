import { range, sampleRandom, sorted, wholeRangePoints } from '../../numerics/sample-points.ts';
import type { RowSample } from '../functions/function-table.ts';
import { within, type Domain, type Interval } from './domain.ts';

const tiny = [5e-324, 1e-310, 1e-45, 1e-20, 1e-8, 1e-7, 1e-4];

/** Targets: the ends, every tenth from 0 to 1, whole numbers around, random ones. */
export function sampleTargets({ targets }: Domain): readonly number[] {
  const random = sampleRandom(2);
  const between = range(0, 10, (n) => n / 10);
  const others = [-1000, -100, -10, -3, -2, -1, -0.5, 1.5, 2, 3, 10, 100, 1000, 1e-7, 1 - 1e-7];
  return sorted(within(targets, [...between, ...others, ...range(1, 8, () => random.uniform(-3, 3))]));
}

/** Outputs at which a loss may break down. */
export function extremeOutputs({ outputs }: Domain): readonly number[] {
  const nearEnds = tiny.flatMap((x) => [x, -x, 1 - x, 1 + x]);
  const coarse = wholeRangePoints().filter((_, i) => i % 8 === 0);
  return sorted(within(outputs, [...coarse, ...nearEnds, ...range(0, 100, (n) => n / 100), -1000, -1, 0, 1, 1000]));
}

/** Outputs for a derivative: a fine grid around 0 and around the target, a coarse one elsewhere, and random ones. */
export function derivativeOutputs({ outputs }: Domain, target: number): readonly number[] {
  const random = sampleRandom(3);
  const around = range(-20, 20, (n) => target + n / 8);
  const fine = range(-100, 100, (n) => n / 20);
  const coarse = range(-100, 100, (n) => n * 10);
  const probabilities = range(0, 100, (n) => n / 100);
  const others = range(1, 60, (n) => (n % 2 === 0 ? random.uniform(-10, 10) : random.uniform(-1000, 1000)));
  const small = tiny.flatMap((x) => [x, -x, 1 - x]);
  return sorted(within(outputs, [...around, ...fine, ...coarse, ...probabilities, ...others, ...small]));
}

/** Rows of 1, 2, 3 and 10 outputs, and targets that are one-hot, add up to 1, or lie anywhere in their domain. */
export function sampleRowPairs({ outputs, targets }: Domain): readonly RowSample[] {
  const random = sampleRandom(4);
  const ordinary = ({ from, to }: Interval): number => random.uniform(Math.max(from, -3), Math.min(to, 3));
  return [1, 2, 3, 10].flatMap((length) =>
    range(0, 29, (n) => {
      const anyRow = range(1, length, () => ordinary(outputs));
      const positive = range(1, length, () => random.uniform(0.05, 1));
      const row = n % 2 === 0 ? anyRow : addingUpToOne(positive);
      const oneHot = range(0, length - 1, (i) => Number(i === n % length));
      const shares = addingUpToOne(range(1, length, () => random.uniform(0.05, 1)));
      const target = [oneHot, shares, range(1, length, () => ordinary(targets))][n % 3] ?? oneHot;
      return { x: row, other: target };
    }),
  );
}

/** Rows with some or all elements at an end of the domain. */
export function extremeRowPairs({ outputs, targets }: Domain): readonly RowSample[] {
  const ends = within(outputs, [-1000, -1, 0, 5e-324, 1e-8, 0.5, 1, 1000]);
  const targetEnds = within(targets, [-1, 0, 1]);
  return [1, 2, 3, 10].flatMap((length) =>
    ends.flatMap((end) =>
      targetEnds.flatMap((t) => [
        { x: range(1, length, () => end), other: range(1, length, () => t) },
        { x: range(1, length, (i) => (i % 2 === 0 ? end : 0.5)), other: range(1, length, (i) => (i === 1 ? t : 0)) },
      ]),
    ),
  );
}

/** z close enough to 0 that no probability is clipped. Targets of a softmax add up to 1; those of other links need not. */
export function sampleLogits(link: string): readonly RowSample[] {
  const random = sampleRandom(5);
  return [1, 2, 3, 5].flatMap((length) =>
    range(0, 19, (n) => {
      const z = range(1, length, () => random.uniform(-4, 4));
      const oneHot = range(0, length - 1, (i) => Number(i === n % length));
      const shares = range(1, length, () => random.uniform());
      const isIndependent = link !== 'softmax' && n % 4 === 3;
      return { x: z, other: isIndependent ? shares : n % 2 === 0 ? oneHot : addingUpToOne(shares) };
    }),
  );
}

export const extremeLogits: readonly RowSample[] = [[1000, -1000], [-1000, 1000], [1000, 1000], [-1000, -1000]].flatMap((x) =>
  [[1, 0], [0, 1], [0.5, 0.5]].map((other) => ({ x, other })),
);

/** A row of positive numbers, normalized to the sum 1. */
function addingUpToOne(row: readonly number[]): readonly number[] {
  const sum = row.reduce((total, value) => total + value, 0);
  return row.map((value) => value / sum);
}
