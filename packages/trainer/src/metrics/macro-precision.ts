import { defineMetric } from '@vitrum/core';
import { countsFor, countSample, meanOverClasses } from './class-counts.ts';

/**
 * Precision averaged over the classes: of the samples that are taken for a class, the share that are of it. That of a class that
 * occurs and is never predicted is 0, and one that neither occurs nor is predicted is excluded, as in scikit-learn.
 */
export const macroPrecision = /* @__PURE__ */ defineMetric({
  name: 'macro-precision',
  description: 'Mean over the classes of the share of the samples taken for a class that are of it',
  formula: '100 · mean over classes of TP / (TP + FP)',
  source: 'Yang & Liu 1999, doi:10.1145/312624.312647',
  since: '0.1.0',
  kind: 'sums',
  unit: 'percent',
  suits: ['classification'],
  count: countsFor,
  add: countSample,
  value: (sums) => meanOverClasses(sums, (right, wrong, missed) => (right + wrong + missed === 0 ? NaN : right === 0 ? 0 : right / (right + wrong))),
});
