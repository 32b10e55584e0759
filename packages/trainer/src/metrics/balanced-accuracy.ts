import { defineMetric } from '@vitrum/core';
import { countsFor, countSample, meanOverClasses } from './class-counts.ts';

/** The accuracy that a sample of a class drawn at random has: recall averaged over the classes that occur. */
export const balancedAccuracy = /* @__PURE__ */ defineMetric({
  name: 'balanced-accuracy',
  description: 'Mean over the classes that occur of the share of their samples that are right',
  formula: '100 · mean over classes with samples of TP / (TP + FN)',
  source: 'Brodersen, Ong, Stephan & Buhmann 2010, doi:10.1109/ICPR.2010.764',
  since: '0.1.0',
  kind: 'sums',
  unit: 'percent',
  suits: ['classification'],
  count: countsFor,
  add: countSample,
  value: (sums) => meanOverClasses(sums, (right, _wrong, missed) => right / (right + missed)), // NaN for a class without samples
});
