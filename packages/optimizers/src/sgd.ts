import { defineOptimizer, type OptimizerFunctions } from '@vitrum/core';
import { weightDecayOption } from './weight-decay-option.ts';

/**
 * Stochastic gradient descent: a step against the gradient of one batch.
 *
 * θ ← θ − η·∂C/∂θ, where λ > 0 after θ ← (1 − η·λ)·θ: for this rule the same as a penalty of ½·λ·‖θ‖² in the cost.
 */
export const sgd = /* @__PURE__ */ defineOptimizer({
  name: 'sgd',
  description: 'Stochastic gradient descent: a step against the gradient',
  formula: 'θ ← θ − η·g',
  source: 'Robbins and Monro 1951, doi:10.1214/aoms/1177729586',
  since: '0.1.0',
  options: { weightDecay: weightDecayOption(0) },
  create: ({ weightDecay }): OptimizerFunctions<never> => ({
    learningRate: 0.01,
    kernel: { name: 'sgd' },
    weightDecay,
    stepSize: (learningRate) => learningRate,
    update: ({ value, gradient, learningRate }) => {
      const { length } = value; // read once: V8 would ask the array again for every element
      for (let i = 0; i < length; i++) value[i] = (value[i] ?? 0) - learningRate * (gradient[i] ?? 0);
    },
  }),
});
