import { defineOptimizer, type OptimizerFunctions } from '@vitrum/core';
import { weightDecayOption } from './weight-decay-option.ts';

/**
 * Lion: every number moves by η, in the direction that the gradient and its running mean point to.
 *
 * θ ← θ − η·sign(β₁·m + (1 − β₁)·g), m ← β₂·m + (1 − β₂)·g; the sign of 0 is 0.
 *
 * Source: Chen et al. 2023, arXiv:2302.06675, program 1.
 */
export const lion = /* @__PURE__ */ defineOptimizer({
  name: 'lion',
  description: 'Every number moves by the learning rate itself, in the direction of a mean of its gradients',
  formula: 'θ ← θ − η·sign(β₁·m + (1 − β₁)·g)',
  source: 'Chen et al. 2023, arXiv:2302.06675, program 1',
  since: '0.1.0',
  options: {
    beta1: { type: 'number', default: 0.9, minimum: 0, exclusiveMaximum: 1, description: 'How much of the direction is the running mean.' },
    beta2: { type: 'number', default: 0.99, minimum: 0, exclusiveMaximum: 1, description: 'How long gradients are remembered.' },
    weightDecay: weightDecayOption(0),
  },
  create: ({ beta1, beta2, weightDecay }): OptimizerFunctions<'m'> => ({
    learningRate: 0.0001,
    slots: ['m'],
    kernel: { name: 'lion', parameters: [beta1, beta2] },
    weightDecay,
    update: ({ value, gradient, slots: { m }, learningRate }) => {
      const { length } = value; // read once: V8 would ask the array again for every element
      for (let i = 0; i < length; i++) {
        const [g, mean] = [gradient[i] ?? 0, m[i] ?? 0];
        value[i] = (value[i] ?? 0) - learningRate * Math.sign(beta1 * mean + (1 - beta1) * g);
        m[i] = beta2 * mean + (1 - beta2) * g;
      }
    },
  }),
});
