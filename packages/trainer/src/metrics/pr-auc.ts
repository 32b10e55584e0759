import { defineMetric } from '@vitrum/core';
import { averagePrecision, meanOverRankings } from './ranking.ts';

/**
 * The average precision of each class against all others, averaged over the classes: the area below the precision-recall curve,
 * without interpolation. A class without samples has none and is excluded; without any other the figure is undefined.
 */
export const prAuc = /* @__PURE__ */ defineMetric({
  name: 'pr-auc',
  description: 'Area under the precision-recall curve, as average precision, the mean over the classes',
  formula: 'mean over classes of Σ (Rₖ − Rₖ₋₁)·Pₖ',
  source: 'Davis & Goadrich 2006, doi:10.1145/1143844.1143874',
  since: '0.1.0',
  kind: 'samples',
  suits: ['classification', 'multi-label'],
  value: (samples) => meanOverRankings(samples, averagePrecision),
});
