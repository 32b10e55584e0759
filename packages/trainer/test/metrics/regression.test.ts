import { meanAbsoluteError, rootMeanSquaredError, rSquared } from '@vitrum/trainer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureOf, type Sample } from './figure-of.ts';

const column = (outputs: readonly number[], targets: readonly number[]): readonly Sample[] =>
  outputs.map((output, i) => [[output], [targets[i] ?? NaN]]);

// The examples of scikit-learn's r2_score and its kin. With two outputs, the squared errors are 1.25 and 3, the squared
// deviations 36 + 1/6 and 32 + 2/3.
const fourNumbers = column([2.5, 0, 2, 8], [3, -0.5, 2, 7]);
const twoOutputs: readonly Sample[] = [
  [[0, 2], [0.5, 1]],
  [[-1, 2], [-1, 1]],
  [[8, -5], [7, -6]],
];

test.each<[what: string, samples: readonly Sample[], r2: number, mae: number, rmse: number]>([
  ['P023: four numbers', fourNumbers, 1 - 1.5 / 29.1875, 0.5, Math.sqrt(1.5 / 4)],
  ['P023: two outputs', twoOutputs, 1 - (1.25 / (36 + 1 / 6) + 3 / (32 + 2 / 3)) / 2, 0.75, (Math.sqrt(1.25 / 3) + 1) / 2],
  ['exact outputs', column([1, 2, 3], [1, 2, 3]), 1, 0, 0],
  ['the mean of the targets', column([2, 2, 2], [1, 2, 3]), 0, 2 / 3, Math.sqrt(2 / 3)],
  ['worse than the mean', column([3, 2, 1], [1, 2, 3]), -3, 4 / 3, Math.sqrt(8 / 3)],
  ['a constant target that is met', column([5, 5], [5, 5]), 1, 0, 0],
  ['P027: a constant target that is missed', column([5, 6], [5, 5]), 0, 0.5, Math.sqrt(0.5)],
  ['a single sample', column([4], [3]), 0, 1, 1],
  // 0.8 = 1 − 4·½² / 5, by sums of squares of 10⁹ there would be no digit left.
  ['targets far from 0', column([1, 2, 3, 4].map((t) => 1e9 + t + 0.5), [1, 2, 3, 4].map((t) => 1e9 + t)), 0.8, 0.5, 0.5],
])('of %s', (_what, samples, r2, mae, rmse) => {
  expect(figureOf(rSquared, samples)).toBeCloseTo(r2, 12);
  expect(figureOf(meanAbsoluteError, samples)).toBeCloseTo(mae, 12);
  expect(figureOf(rootMeanSquaredError, samples)).toBeCloseTo(rmse, 12);
});

const numbers = fc.double({ min: -100, max: 100, noNaN: true });
const rows = fc.integer({ min: 1, max: 3 }).chain((outputs) => {
  const row = fc.array(numbers, { minLength: outputs, maxLength: outputs });
  return fc.array(fc.tuple(row, row), { minLength: 2, maxLength: 40 });
});

describe('computed in two passes', () => {
  test('R² is the mean of 1 − residual / deviation', () => {
    const property = fc.property(rows, (samples) => {
      const outputs = samples[0]?.[0].length ?? 0;
      let expected = 0;
      for (let j = 0; j < outputs; j++) {
        const mean = samples.reduce((sum, [, t]) => sum + (t[j] ?? 0), 0) / samples.length;
        const deviation = samples.reduce((sum, [, t]) => sum + ((t[j] ?? 0) - mean) ** 2, 0);
        const residual = samples.reduce((sum, [y, t]) => sum + ((t[j] ?? 0) - (y[j] ?? 0)) ** 2, 0);
        fc.pre(deviation > 1e-3); // where it is nearly 0, its rounding decides
        expected += (1 - residual / deviation) / outputs;
      }
      expect(Math.abs(figureOf(rSquared, samples) - expected)).toBeLessThan(1e-9 * (1 + Math.abs(expected)));
    });
    fc.assert(property, { seed: 2, numRuns: 300 });
  });

  test('R² is the same for targets and outputs in other units', () => {
    const property = fc.property(rows, fc.double({ min: 0.01, max: 1000, noNaN: true }), numbers, (samples, scale, offset) => {
      const spread = new Set(samples.map(([, [t = 0]]) => Math.round(t)));
      fc.pre(spread.size > 1);
      const inUnits = samples.map(([y, t]): Sample => [y, t].map((row) => [offset + scale * (row[0] ?? 0)]) as unknown as Sample); // two rows
      const plain = figureOf(rSquared, samples.map(([y, t]): Sample => [y.slice(0, 1), t.slice(0, 1)]));
      expect(Math.abs(figureOf(rSquared, inUnits) - plain)).toBeLessThan(1e-6 * (1 + Math.abs(plain)));
    });
    fc.assert(property, { seed: 3, numRuns: 200 });
  });

  test('the root mean squared error is never below the mean absolute error', () => {
    const property = fc.property(rows, (samples) => {
      expect(figureOf(rootMeanSquaredError, samples)).toBeGreaterThanOrEqual(figureOf(meanAbsoluteError, samples) * (1 - 1e-12) - 1e-100); // squares of less are 0
    });
    fc.assert(property, { seed: 4, numRuns: 200 });
  });
});
