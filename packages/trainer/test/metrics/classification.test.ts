import { accuracy, macroF1 } from '@vitrum/trainer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figureOf, type Sample } from './figure-of.ts';

/** A sample of a class that is taken for another one, of so many. */
const taken = (actual: number, predicted: number, classes: number): Sample => [oneHot(predicted, classes), oneHot(actual, classes)];
const oneHot = (label: number, classes: number): readonly number[] => Array.from({ length: classes }, (_, i) => Number(i === label));

test.each<[what: string, samples: readonly Sample[], accuracy: number, macroF1: number]>([
  // The example of scikit-learn's f1_score: class 0 has precision 2/3 and recall 1, F1 = 0.8; the others are never right.
  ['P023: the example of f1_score', [[0, 0], [1, 2], [2, 1], [0, 0], [1, 0], [2, 1]].map(([t = 0, y = 0]) => taken(t, y, 3)), 2 / 6, 0.8 / 3],
  ['all right', [taken(0, 0, 2), taken(1, 1, 2)], 1, 1],
  ['all wrong', [taken(0, 1, 2), taken(1, 0, 2)], 0, 0],
  // Nine of a common class right, the only one of the rare class wrong: 2·9/(2·9 + 1) and 0.
  ['a rare class that is never found', [...Array.from({ length: 9 }, () => taken(0, 0, 2)), taken(1, 0, 2)], 0.9, 18 / 19 / 2],
  ['P023: classes that neither occur nor are predicted', [taken(0, 0, 10), taken(3, 3, 10), taken(3, 0, 10)], 2 / 3, (2 / 3 + 2 / 3) / 2],
  // One output: 1 above ½. TP = 1, FP = 1, FN = 0 for class 1, TP = 1, FP = 0, FN = 1 for class 0.
  ['a single output', [[[0.7], [1]], [[0.6], [0]], [[0.5], [0]]], 2 / 3, 2 / 3],
])('of %s', (_what, samples, expectedAccuracy, expectedF1) => {
  expect(figureOf(accuracy, samples)).toBeCloseTo(expectedAccuracy, 14);
  expect(figureOf(macroF1, samples)).toBeCloseTo(expectedF1, 14);
});

test('macro-F1 is the mean of the harmonic means of precision and recall, from the confusion matrix', () => {
  const sizes = fc.integer({ min: 2, max: 6 });
  const pairs = sizes.chain((classes) => {
    const label = fc.integer({ min: 0, max: classes - 1 });
    return fc.tuple(fc.constant(classes), fc.array(fc.tuple(label, label), { minLength: 1, maxLength: 60 }));
  });
  fc.assert(
    fc.property(pairs, ([classes, labels]) => {
      const labelsOf = [...Array(classes).keys()];
      const harmonicMeans = labelsOf.flatMap((label) => {
        const right = labels.filter(([t, y]) => t === label && y === label).length;
        const actual = labels.filter(([t]) => t === label).length;
        const predicted = labels.filter(([, y]) => y === label).length;
        if (actual + predicted === 0) return [];
        if (right === 0) return [0];
        const [precision, recall] = [right / predicted, right / actual];
        return [(2 * precision * recall) / (precision + recall)];
      });
      const expected = harmonicMeans.reduce((sum, value) => sum + value, 0) / harmonicMeans.length;
      expect(figureOf(macroF1, labels.map(([t, y]) => taken(t, y, classes)))).toBeCloseTo(expected, 12);
    }),
    { seed: 1, numRuns: 300 },
  );
});
