import { defineMetric } from '@vitrum/core';

/** The mean distance of outputs from their targets, in the units of the targets. */
export const meanAbsoluteError = /* @__PURE__ */ defineMetric({
  name: 'mean-absolute-error',
  description: 'Mean distance of the outputs from their targets, in the units of the targets; mean over the outputs',
  formula: 'mean |y − t|',
  source: 'Willmott & Matsuura 2005, doi:10.3354/cr030079',
  since: '0.1.0',
  better: 'lower',
  tasks: ['regression'],
  score: (output, target) => {
    let sum = 0;
    for (let i = 0; i < target.length; i++) sum += Math.abs((output[i] ?? 0) - (target[i] ?? 0));
    return sum / target.length;
  },
});
