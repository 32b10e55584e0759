import { resolveReference, createRegistry, type Metric } from '@vitrum/core';
import { balancedAccuracy, brierScore, logLoss, macroPrecision, macroRecall, prAuc, rocAuc, trainerPlugin } from '@vitrum/trainer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureOf, type Sample } from './figure-of.ts';

const registry = createRegistry([trainerPlugin]);
const topK = (k: number): Metric => resolveReference(registry, 'metric', { type: 'top-k', k });
const calibrationError = (bins: number): Metric => resolveReference(registry, 'metric', { type: 'calibration-error', bins });

const oneHot = (label: number, classes: number): readonly number[] => Array.from({ length: classes }, (_, i) => Number(i === label));
/** A sample of a class that is taken for another one. */
const taken = (classes: number) => ([actual = 0, predicted = 0]: readonly number[]): Sample => [oneHot(predicted, classes), oneHot(actual, classes)];
/** Scores of single outputs with their targets. */
const scored = (scores: readonly number[], targets: readonly number[]): readonly Sample[] => scores.map((score, i) => [[score], [targets[i] ?? NaN]]);
const rows = (scores: readonly (readonly number[])[], labels: readonly number[]): readonly Sample[] => scores.map((score, i) => [score, oneHot(labels[i] ?? 0, score.length)]);

// "Example of" a function: that of its page in scikit-learn's reference, with the digits worked out in full.
const precisionRecall = [[0, 0], [1, 2], [2, 1], [0, 0], [1, 0], [2, 1]].map(taken(3));
const fourScores = scored([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]);
const topScores = rows([[0.5, 0.2, 0.2], [0.3, 0.4, 0.2], [0.2, 0.4, 0.3], [0.7, 0.2, 0.1]], [0, 1, 2, 2]);
/** Positive: 0.5, 0.5, 0.9. Negative: 0.5, 0.1. */
const tied = scored([0.5, 0.5, 0.9, 0.5, 0.1], [1, 1, 1, 0, 0]);

test.each<[what: string, metric: Metric, samples: readonly Sample[], figure: number]>([
  ['the example of precision_score, macro', macroPrecision, precisionRecall, 2 / 9],
  ['the example of recall_score, macro', macroRecall, precisionRecall, 1 / 3],
  ['the example of balanced_accuracy_score', balancedAccuracy, [[0, 0], [1, 1], [0, 0], [0, 0], [1, 0], [0, 1]].map(taken(2)), 0.625],
  // Class 1 occurs and is not predicted: its precision is 0. Class 2 is predicted and does not occur: its recall is 0. Class 3 is neither.
  ['precision of a class that is never predicted', macroPrecision, [[0, 0], [1, 2]].map(taken(4)), 1 / 3],
  ['recall of a class that does not occur', macroRecall, [[0, 0], [1, 2]].map(taken(4)), 1 / 3],
  ['balanced accuracy without a class that does not occur', balancedAccuracy, [[0, 0], [1, 2]].map(taken(4)), 1 / 2],
  ['the example of top_k_accuracy_score', topK(2), topScores, 0.75],
  ['top 1, which is accuracy', topK(1), topScores, 0.5],
  ['top 3 of 3', topK(3), topScores, 1],
  // Of three equal outputs the first two are the largest two: only the sample of class 2 is missed.
  ['top 2 among equals', topK(2), rows([[1, 1, 1], [1, 1, 1], [1, 1, 1]], [0, 1, 2]), 2 / 3],
  ['top 2 without a number for the right class', topK(2), rows([[0, NaN, 0]], [1]), 0],
  ['top 1 of one output', topK(1), scored([0.7, 0.2], [1, 1]), 0.5],
  ['the example of roc_auc_score', rocAuc, fourScores, 0.75],
  ['the example of average_precision_score', prAuc, fourScores, 1 / 2 + 1 / 3],
  // Of 6 pairs of a positive and a negative, 4 are in order and 2 are tied.
  ['ROC-AUC with ties', rocAuc, tied, 5 / 6],
  // The threshold 0.9 has recall 1/3 and precision 1, the threshold 0.5 recall 1 and precision 3/4.
  ['PR-AUC with ties', prAuc, tied, 1 / 3 + (2 / 3) * (3 / 4)],
  ['ROC-AUC of a constant', rocAuc, scored([0.3, 0.3, 0.3], [0, 1, 1]), 1 / 2],
  ['PR-AUC of a constant, which is the share of positives', prAuc, scored([0.3, 0.3, 0.3], [0, 1, 1]), 2 / 3],
  ['ROC-AUC the wrong way round', rocAuc, scored([0.9, 0.1], [0, 1]), 0],
  // Class 0: [0.9, 0.4 | 0.2] is perfect, and so is class 1; class 2 has no sample.
  ['ROC-AUC without a class that does not occur', rocAuc, rows([[0.9, 0.1, 0], [0.4, 0.3, 0.3], [0.2, 0.5, 0.3]], [0, 0, 1]), 1],
  ['the example of log_loss', logLoss, rows([[0.1, 0.9], [0.9, 0.1], [0.8, 0.2], [0.35, 0.65]], [1, 0, 0, 1]), -(2 * Math.log(0.9) + Math.log(0.8) + Math.log(0.65)) / 4],
  ['log loss of one output', logLoss, scored([0.25, 0.25], [1, 0]), -(Math.log(0.25) + Math.log(0.75)) / 2],
  ['log loss of what was held impossible', logLoss, rows([[1, 0]], [1]), -Math.log(1e-7)],
  ['the example of brier_score_loss', brierScore, scored([0.1, 0.9, 0.8, 0.3], [0, 1, 1, 0]), 0.0375],
  ['the Brier score of two outputs, which is twice that', brierScore, rows([[0.9, 0.1], [0.1, 0.9], [0.2, 0.8], [0.7, 0.3]], [0, 1, 1, 0]), 0.075],
  // Bin (0, ½]: confidence 0.5, right. Bin (½, 1]: 0.6 right and 0.8 wrong, so accuracy ½ and confidence 0.7.
  ['the calibration error of two bins', calibrationError(2), rows([[0.5, 0.3, 0.2], [0.6, 0.2, 0.2], [0.1, 0.8, 0.1]], [0, 0, 0]), 0.5 / 3 + (0.2 * 2) / 3],
  ['the calibration error of one bin', calibrationError(1), rows([[0.5, 0.3, 0.2], [0.6, 0.2, 0.2], [0.1, 0.8, 0.1]], [0, 0, 0]), 2 / 3 - 1.9 / 3],
  ['the calibration error of one output', calibrationError(10), scored([0.9, 0.2], [1, 0]), (0.1 + 0.2) / 2],
])('%s', (_what, metric, samples, figure) => {
  expect(figureOf(metric, samples)).toBeCloseTo(figure, 12);
});

describe('what is undefined is NaN, and no figure', () => {
  test.each<[what: string, metric: Metric, samples: readonly Sample[]]>([
    ['ROC-AUC of one class', rocAuc, scored([0.2, 0.9], [1, 1])],
    ['ROC-AUC of classes of which one has all samples', rocAuc, rows([[0.9, 0.1], [0.4, 0.6]], [0, 0])],
    ['PR-AUC without positive samples', prAuc, scored([0.2, 0.9], [0, 0])],
    ['ROC-AUC of outputs that are no numbers', rocAuc, scored([NaN, 0.9], [0, 1])],
  ])('%s', (_what, metric, samples) => {
    expect(figureOf(metric, samples)).toBeNaN();
  });
});

describe('ranked figures are those of their definitions', () => {
  // Few scores, so that many are equal.
  const samples = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean()), { minLength: 1, maxLength: 40 });

  test('ROC-AUC is the share of pairs in order, with ties halved', () => {
    fc.assert(
      fc.property(samples, (each) => {
        const [positive, negative] = [true, false].map((wanted) => each.filter(([, is]) => is === wanted).map(([score]) => score));
        const pairs = (positive ?? []).flatMap((p) => (negative ?? []).map((n) => (p > n ? 1 : p === n ? 0.5 : 0)));
        const figure = figureOf(rocAuc, scored(each.map(([score]) => score), each.map(([, is]) => Number(is))));
        if (pairs.length === 0) expect(figure).toBeNaN();
        else expect(figure).toBeCloseTo(pairs.reduce<number>((sum, pair) => sum + pair, 0) / pairs.length, 12);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('PR-AUC is Σ (Rₖ − Rₖ₋₁)·Pₖ over the thresholds', () => {
    fc.assert(
      fc.property(samples, (each) => {
        const positives = each.filter(([, is]) => is).length;
        let [sum, recall] = [0, 0];
        for (const threshold of [5, 4, 3, 2, 1, 0]) {
          const above = each.filter(([score]) => score >= threshold);
          const right = above.filter(([, is]) => is).length;
          if (above.length > 0) sum += (right / positives - recall) * (right / above.length);
          recall = right / positives;
        }
        const figure = figureOf(prAuc, scored(each.map(([score]) => score), each.map(([, is]) => Number(is))));
        if (positives === 0) expect(figure).toBeNaN();
        else expect(figure).toBeCloseTo(sum, 12);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test('of several classes they are the mean over the classes', () => {
    const three = fc.array(fc.tuple(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), fc.integer({ min: 0, max: 2 })), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(three, (each) => {
        for (const metric of [rocAuc, prAuc]) {
          const ofClasses = [0, 1, 2].map((label) => figureOf(metric, scored(each.map(([scores]) => scores[label] ?? NaN), each.map(([, actual]) => Number(actual === label)))));
          const defined = ofClasses.filter((figure) => !Number.isNaN(figure));
          const figure = figureOf(metric, rows(each.map(([scores]) => scores), each.map(([, actual]) => actual)));
          if (defined.length === 0) expect(figure).toBeNaN();
          else expect(figure).toBeCloseTo(defined.reduce((sum, value) => sum + value, 0) / defined.length, 12);
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
