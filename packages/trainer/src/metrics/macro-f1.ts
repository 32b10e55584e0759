import { defineMetric } from '@vitrum/core';
import { classOf } from './class-of.ts';
import { f1 } from './f1.ts';

/** Counts per class in the sums: true positives, false positives, false negatives. */
const countsPerClass = 3;

const classesOf = (outputs: number): number => (outputs === 1 ? 2 : outputs);

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
  count: (outputs) => countsPerClass * classesOf(outputs),
  add: (sums, output, target) => {
    const predicted = classOf(output);
    const actual = classOf(target);
    if (predicted === actual) {
      increment(sums, countsPerClass * actual);
      return;
    }
    increment(sums, countsPerClass * predicted + 1);
    increment(sums, countsPerClass * actual + 2);
  },
  value: (sums) => {
    let total = 0;
    let classes = 0;
    for (let at = 0; at < sums.length; at += countsPerClass) {
      const ofClass = f1(sums[at] ?? 0, sums[at + 1] ?? 0, sums[at + 2] ?? 0);
      if (Number.isNaN(ofClass)) continue;
      total += ofClass;
      classes++;
    }
    return total / classes;
  },
});

function increment(sums: Float64Array, at: number): void {
  sums[at] = (sums[at] ?? 0) + 1;
}
