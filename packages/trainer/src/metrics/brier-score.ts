import { defineMetric } from '@vitrum/core';

/** The squared distance of the outputs from the one-hot target, averaged; of a single output it is half of Brier's. */
export const brierScore = /* @__PURE__ */ defineMetric({
  name: 'brier-score',
  description: 'Mean squared distance of the probabilities from what is right; 0 is best',
  formula: 'mean Σ (y − t)²',
  source: 'Brier 1950, doi:10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2',
  since: '0.1.0',
  better: 'lower',
  suits: ['classification', 'multi-label'],
  score: (output, target) => {
    let sum = 0;
    for (let i = 0; i < output.length; i++) {
      const error = (output[i] ?? 0) - (target[i] ?? 0);
      sum += error * error;
    }
    return sum;
  },
});
