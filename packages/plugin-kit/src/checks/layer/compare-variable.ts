import type { FloatArray } from '@vitrum/core';
import { formatCount, formatNumber } from '../../numerics/format-number.ts';
import { range } from '../../numerics/sample-points.ts';
import type { Finding } from '../../report.ts';

/** h of the central differences. */
const step = 1e-5;
/** Another h that must agree: where it does not, there is a kink in between. */
const smallerStep = 1e-6;
const tolerance = 1e-5;
const maxElements = 60;

/** Numbers that the cost depends on, with what the layer says is its derivative by each. */
export interface Variable {
  /** `∂C/∂θ of "weights"` */
  readonly name: string;
  readonly data: FloatArray;
  readonly gradient: readonly number[];
}

/** What was compared, and what is wrong. */
export interface Comparison {
  readonly tried: number;
  readonly findings: readonly Finding[];
}

/** Compares some of the derivatives with central differences of the cost. */
export function compareVariable({ name, data, gradient }: Variable, costAt: () => number, prefix: string): Comparison {
  const indices = someIndices(data.length);
  const differences = indices.flatMap((i): readonly Difference[] => {
    const got = gradient[i] ?? NaN;
    const expected = centralDifference(data, i, step, costAt);
    if (isClose(expected, got, tolerance)) return [];
    return [{ i, expected, got, isKink: !isClose(expected, centralDifference(data, i, smallerStep, costAt), 1e-3) }];
  });
  const wrong = differences.filter(({ isKink }) => !isKink);
  const kinks = differences.length - wrong.length;
  const findings = wrong.length > 0 ? [wrongDerivatives(name, wrong, indices.length, prefix)] : kinks * 2 > indices.length ? [noDerivatives(name, kinks, prefix)] : [];
  return { tried: indices.length, findings };
}

interface Difference {
  readonly i: number;
  readonly expected: number;
  readonly got: number;
  /** There is no derivative to compare with. */
  readonly isKink: boolean;
}

function wrongDerivatives(name: string, wrong: readonly Difference[], tried: number, prefix: string): Finding {
  const [worst = { i: NaN, expected: NaN, got: NaN }] = wrong.toSorted((a, b) => Math.abs(b.expected - b.got) - Math.abs(a.expected - a.got));
  const [expected, got] = [formatNumber(worst.expected), formatNumber(worst.got)];
  return {
    message:
      `${prefix}${name} at index ${worst.i} is ${got}, central differences give ${expected}; ` +
      `so ${formatCount(wrong.length, 'number')} of ${tried}.`,
    where: `${name}, index ${worst.i}`,
    expected,
    got,
  };
}

function noDerivatives(name: string, kinks: number, prefix: string): Finding {
  return {
    message: `${prefix}${name} cannot be compared: between points ${step} apart the output jumps, for ${formatCount(kinks, 'number')}.`,
    hint: 'Compute in the precision of the tensors that you are given, and draw random numbers from tensors.random alone.',
  };
}

function centralDifference(data: FloatArray, i: number, h: number, costAt: () => number): number {
  const original = data[i] ?? 0;
  data[i] = original + h;
  const above = costAt();
  data[i] = original - h;
  const below = costAt();
  data[i] = original;
  return (above - below) / (2 * h);
}

function isClose(expected: number, got: number, relative: number): boolean {
  return Math.abs(expected - got) <= relative * Math.max(1e-3, Math.abs(expected));
}

/** All of them where they are few, else some that are spread over all. */
function someIndices(length: number): readonly number[] {
  if (length <= maxElements) return range(0, length - 1, (i) => i);
  return range(0, maxElements - 1, (i) => Math.floor((i * length) / maxElements));
}
