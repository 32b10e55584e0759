import { defineMetric } from '@vitrum/core';
import { countsFor, countSample, meanOverClasses } from './class-counts.ts';

/**
 * Recall averaged over the classes: of the samples of a class, the share that are found. That of a class that is predicted and does
 * not occur is 0, and one that neither occurs nor is predicted is excluded, as in scikit-learn.
 */
export const macroRecall = /* @__PURE__ */ defineMetric({
  name: 'macro-recall',
  description: 'Mean over the classes of the share of the samples of a class that are found',
  formula: '100 · mean over classes of TP / (TP + FN)',
  source: 'Yang & Liu 1999, doi:10.1145/312624.312647',
  since: '0.1.0',
  kind: 'sums',
  unit: 'percent',
  suits: ['classification'],
  count: countsFor,
  add: countSample,
  value: (sums) => meanOverClasses(sums, (right, wrong, missed) => (right + wrong + missed === 0 ? NaN : right === 0 ? 0 : right / (right + missed))),
});
