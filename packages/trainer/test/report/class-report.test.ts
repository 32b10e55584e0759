import type { SampleRows } from '@vitrum/core';
import { calibrationOf, classReport, precisionRecallCurve, rankClasses, rocCurve } from '@vitrum/trainer';
import { describe, expect, test } from 'vitest';

function rowsOf(outputs: readonly (readonly number[])[], targets: readonly (readonly number[])[]): SampleRows {
  return { size: outputs.length, width: outputs[0]?.length ?? 0, outputs: Float64Array.from(outputs.flat()), targets: Float64Array.from(targets.flat()) };
}

const oneHot = (label: number, classes: number): readonly number[] => Array.from({ length: classes }, (_, i) => Number(i === label));
const predictions = (classes: number, actual: readonly number[], predicted: readonly number[]): SampleRows =>
  rowsOf(predicted.map((label) => oneHot(label, classes)), actual.map((label) => oneHot(label, classes)));

const close = (value: number): unknown => expect.closeTo(value, 12);

describe('classReport', () => {
  test('the example of scikit-learn’s classification_report', () => {
    // It prints 0.50 1.00 0.67 1, 0.00 0.00 0.00 1 and 1.00 0.67 0.80 3; macro 0.50 0.56 0.49; weighted 0.70 0.60 0.61.
    const { classes, macro, weighted } = classReport(predictions(3, [0, 1, 2, 2, 2], [0, 0, 2, 2, 1]), ['class 0', 'class 1', 'class 2']);
    expect(classes).toMatchObject([
      { name: 'class 0', precision: 0.5, recall: 1, f1: close(2 / 3), support: 1, predicted: 2 },
      { name: 'class 1', precision: 0, recall: 0, f1: 0, support: 1, predicted: 1 },
      { name: 'class 2', precision: 1, recall: close(2 / 3), f1: close(0.8), support: 3, predicted: 2 },
    ]);
    expect(macro).toMatchObject({ precision: 0.5, recall: close(5 / 9), f1: close((2 / 3 + 0.8) / 3) });
    expect(weighted).toMatchObject({ precision: close(0.7), recall: close(0.6), f1: close((2 / 3 + 2.4) / 5) });
  });

  test('what is undefined is absent, counts as 0 in the means of seen classes, and is left out of those of areas', () => {
    // Class 1 occurs and is not predicted, class 2 the other way round, class 3 is neither.
    const { classes, macro } = classReport(predictions(4, [0, 1], [0, 2]), ['a', 'b', 'c', 'd']);
    expect(classes).toEqual([
      { name: 'a', support: 1, predicted: 1, precision: 1, recall: 1, f1: 1, rocAuc: 1, prAuc: 1 },
      { name: 'b', support: 1, predicted: 0, recall: 0, f1: 0, rocAuc: 0.5, prAuc: 0.5 },
      { name: 'c', support: 0, predicted: 1, precision: 0, f1: 0 },
      { name: 'd', support: 0, predicted: 0 },
    ]);
    expect(macro).toEqual({ precision: close(1 / 3), recall: close(1 / 3), f1: close(1 / 3), rocAuc: 0.75, prAuc: 0.75 });
  });

  test('a single output tells of two classes', () => {
    // The example of roc_auc_score, 0.75 for either class; the average precision of class 0 turned round: 0.9, 0.65, 0.6, 0.2.
    const { classes } = classReport(rowsOf([[0.1], [0.4], [0.35], [0.8]], [[0], [0], [1], [1]]), ['no', 'yes']);
    expect(classes).toMatchObject([
      { name: 'no', support: 2, predicted: 3, precision: close(2 / 3), recall: 1, rocAuc: 0.75, prAuc: close(1 / 2 + 1 / 3) },
      { name: 'yes', support: 2, predicted: 1, precision: 1, recall: 0.5, rocAuc: 0.75, prAuc: close(1 / 2 + 1 / 3) },
    ]);
  });
});

describe('curves', () => {
  // Positive: 0.5, 0.5, 0.9. Negative: 0.5, 0.1.
  const [, ranking] = rankClasses(rowsOf([[0.5], [0.5], [0.9], [0.5], [0.1]], [[1], [1], [1], [0], [0]]));

  test('of ROC from 0 to 1, with ties as one step', () => {
    expect(ranking && rocCurve(ranking)).toEqual([[0, 0], [0, 1 / 3], [1 / 2, 1], [1, 1]]);
  });

  test('of precision and recall', () => {
    expect(ranking && precisionRecallCurve(ranking)).toEqual([[1 / 3, 1], [1, 3 / 4], [1, 3 / 5]]);
  });

  test('of many samples have no more points than can be seen, and both ends', () => {
    const size = 10_000;
    const [, many] = rankClasses(rowsOf(Array.from({ length: size }, (_, i) => [i / size]), Array.from({ length: size }, (_, i) => [i % 2])));
    const points = many === undefined ? [] : rocCurve(many);
    expect(points).toHaveLength(400);
    expect([points[0], points.at(-1)]).toEqual([[0, 0], [1, 1]]);
  });
});

test('calibration by bins: confidence and accuracy of the answers in each, and the mean distance', () => {
  const { bins, error } = calibrationOf(rowsOf([[0.5, 0.3, 0.2], [0.6, 0.2, 0.2], [0.1, 0.8, 0.1]], [[1, 0, 0], [1, 0, 0], [1, 0, 0]]), 4);
  expect(bins).toEqual([
    { from: 0, to: 0.25, count: 0 },
    { from: 0.25, to: 0.5, count: 1, confidence: 0.5, accuracy: 1 },
    { from: 0.5, to: 0.75, count: 1, confidence: 0.6, accuracy: 1 },
    { from: 0.75, to: 1, count: 1, confidence: 0.8, accuracy: 0 },
  ]);
  expect(error).toBeCloseTo((0.5 + 0.4 + 0.8) / 3, 12);
});
