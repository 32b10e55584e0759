import { defineOptimizer } from '@vitrum/core';

/**
 * Stochastic gradient descent: a step against the gradient of one batch.
 *
 * θ ← θ − η·∂C/∂θ
 */
export const sgd = defineOptimizer({
  name: 'sgd',
  description: 'Stochastic gradient descent: a step against the gradient',
  formula: 'θ ← θ − η·g',
  source: 'Robbins and Monro 1951, doi:10.1214/aoms/1177729586',
  since: '0.1.0',
  kernel: { name: 'sgd' },
  stepSize: (learningRate) => learningRate,
  update: ({ value, gradient, learningRate }) => {
    const { length } = value; // read once: V8 would ask the array again for every element
    for (let i = 0; i < length; i++) value[i] = (value[i] ?? 0) - learningRate * (gradient[i] ?? 0);
  },
});
