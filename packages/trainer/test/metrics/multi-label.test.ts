import { exactMatch, labelAccuracy, microF1 } from '@vitrum/trainer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figureOf, type Sample } from './figure-of.ts';

test.each<[what: string, samples: readonly Sample[], microF1: number, exactMatch: number, labelAccuracy: number]>([
  // The example of scikit-learn's hamming_loss, 0.75: nothing is found, one label of four is rightly left out.
  ['nothing found', [[[0, 0], [0, 1]], [[0, 0], [1, 1]]], 0, 0, 0.25],
  ['all right', [[[0.9, 0.1], [1, 0]], [[0.51, 0.6], [1, 1]]], 1, 1, 1],
  ['nothing there and nothing found', [[[0.2, 0.5], [0, 0]]], 1, 1, 1],
  ['nothing there and something found', [[[0.2, 0.6], [0, 0]]], 0, 0, 0.5],
  // TP = 2, FP = 1, FN = 1 in six labels.
  ['two samples of three labels', [[[0.9, 0.8, 0.1], [1, 0, 0]], [[0.9, 0.2, 0.3], [1, 1, 0]]], 4 / 6, 0, 4 / 6],
  // One sample right as a whole; TP = 2, FN = 1.
  ['one of two samples', [[[0.9, 0.8], [1, 1]], [[0.1, 0.2], [1, 0]]], 4 / 5, 0.5, 0.75],
])('of %s', (_what, samples, f1, exact, accuracy) => {
  expect(figureOf(microF1, samples)).toBeCloseTo(f1, 14);
  expect(figureOf(exactMatch, samples)).toBeCloseTo(exact, 14);
  expect(figureOf(labelAccuracy, samples)).toBeCloseTo(accuracy, 14);
});

test('micro-F1 is the harmonic mean of precision and recall over all labels; label accuracy is 1 − Hamming loss', () => {
  const labels = fc.integer({ min: 1, max: 5 }).chain((count) => {
    const row = fc.array(fc.boolean(), { minLength: count, maxLength: count });
    return fc.array(fc.tuple(row, row), { minLength: 1, maxLength: 30 });
  });
  const property = fc.property(labels, (rows) => {
    const pairs = rows.flatMap(([found, there]) => found.map((isFound, i) => [isFound, there[i] ?? false] as const));
    const both = pairs.filter(([isFound, isThere]) => isFound && isThere).length;
    const found = pairs.filter(([isFound]) => isFound).length;
    const there = pairs.filter(([, isThere]) => isThere).length;
    const samples = rows.map(([y, t]): Sample => [y.map((yes) => (yes ? 0.75 : 0.25)), t.map(Number)]);
    const wrong = pairs.filter(([isFound, isThere]) => isFound !== isThere).length;
    expect(figureOf(labelAccuracy, samples)).toBeCloseTo(1 - wrong / pairs.length, 12);
    expect(figureOf(exactMatch, samples)).toBeCloseTo(rows.filter(([y, t]) => y.join() === t.join()).length / rows.length, 12);
    if (found + there === 0) return;
    const [precision, recall] = [both / found, both / there];
    expect(figureOf(microF1, samples)).toBeCloseTo(both === 0 ? 0 : (2 * precision * recall) / (precision + recall), 12);
  });
  fc.assert(property, { seed: 5, numRuns: 300 });
});
