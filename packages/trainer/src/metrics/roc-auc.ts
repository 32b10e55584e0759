import { defineMetric } from '@vitrum/core';
import { meanOverRankings, rocArea } from './ranking.ts';

/**
 * The area under the ROC curve of each class against all others, averaged over the classes; a tie counts half. A class without
 * samples, or with all of them, has none and is excluded; without any such class the figure is undefined.
 */
export const rocAuc = /* @__PURE__ */ defineMetric({
  name: 'roc-auc',
  description: 'Area under the ROC curve, the mean over the classes: the probability that a sample of the class ranks above one of another',
  formula: 'mean over classes of P(y⁺ > y⁻) + ½·P(y⁺ = y⁻)',
  source: 'Hanley & McNeil 1982, doi:10.1148/radiology.143.1.7063747',
  since: '0.1.0',
  kind: 'samples',
  suits: ['classification', 'multi-label'],
  value: (samples) => meanOverRankings(samples, rocArea),
});
