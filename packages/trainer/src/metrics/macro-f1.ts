import { defineMetric } from '@vitrum/core';
import { countsFor, countSample, meanOverClasses } from './class-counts.ts';
import { f1 } from './f1.ts';

/**
 * F1 averaged over the classes, so that a rare class counts as much as a common one. A class that neither occurs nor is predicted
 * has no F1 and is excluded.
 */
export const macroF1 = /* @__PURE__ */ defineMetric({
  name: 'macro-f1',
  description: 'Mean over the classes of the harmonic mean of precision and recall; a rare class counts as much as a common one',
  formula: '100 · mean over classes of 2·TP / (2·TP + FP + FN)',
  source: 'Yang & Liu 1999, doi:10.1145/312624.312647',
  since: '0.1.0',
  kind: 'sums',
  unit: 'percent',
  tasks: ['classification'],
  suits: ['classification'],
  count: countsFor,
  add: countSample,
  value: (sums) => meanOverClasses(sums, f1),
});
