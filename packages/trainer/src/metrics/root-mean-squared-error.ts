import { defineMetric } from '@vitrum/core';

/**
 * The root of the mean squared error of each output, in the units of the targets, averaged over the outputs. Large errors count
 * more than in the mean absolute error.
 */
export const rootMeanSquaredError = /* @__PURE__ */ defineMetric({
  name: 'root-mean-squared-error',
  description: 'Root of the mean squared error, in the units of the targets; mean over the outputs',
  formula: '√ mean (y − t)²',
  source: 'Chai & Draxler 2014, doi:10.5194/gmd-7-1247-2014',
  since: '0.1.0',
  kind: 'sums',
  better: 'lower',
  tasks: ['regression'],
  count: (outputs) => outputs,
  add: (sums, output, target) => {
    for (let i = 0; i < target.length; i++) {
      const error = (output[i] ?? 0) - (target[i] ?? 0);
      sums[i] = (sums[i] ?? 0) + error * error;
    }
  },
  value: (sums, samples) => {
    let total = 0;
    for (const squares of sums) total += Math.sqrt(squares / samples);
    return total / sums.length;
  },
});
