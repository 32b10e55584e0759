import { defineMetric } from '@vitrum/core';
import { applies } from './applies.ts';
import { f1 } from './f1.ts';

/**
 * F1 over the labels of all samples together. It is 1 if no label applies and none was found.
 */
export const microF1 = /* @__PURE__ */ defineMetric({
  name: 'micro-f1',
  description: 'Harmonic mean of precision and recall over the labels of all samples together; a label applies above ½',
  formula: '100 · 2·TP / (2·TP + FP + FN)',
  source: 'Yang & Liu 1999, doi:10.1145/312624.312647',
  since: '0.1.0',
  kind: 'sums',
  unit: 'percent',
  tasks: ['multi-label'],
  suits: ['multi-label'],
  count: () => 3,
  add: (sums, output, target) => {
    for (let i = 0; i < target.length; i++) {
      const isFound = applies(output[i]);
      const isThere = applies(target[i]);
      if (!isFound && !isThere) continue;
      const at = isFound && isThere ? 0 : isFound ? 1 : 2;
      sums[at] = (sums[at] ?? 0) + 1;
    }
  },
  value: ([truePositives = 0, falsePositives = 0, falseNegatives = 0]) => {
    const value = f1(truePositives, falsePositives, falseNegatives);
    return Number.isNaN(value) ? 1 : value;
  },
});
