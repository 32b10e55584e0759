import { defineOptimizer, type OptimizerFunctions } from '@vitrum/core';
import { momentumOption } from './momentum-option.ts';
import { weightDecayOption } from './weight-decay-option.ts';

/**
 * Gradient descent with momentum, the heavy ball: steps add up where gradients agree, and cancel where they do not.
 *
 * b ← μ·b + g, θ ← θ − η·b
 *
 * Source: Polyak 1964, doi:10.1016/0041-5553(64)90137-5, in the form of PyTorch, where η is outside of b.
 */
export const momentum = /* @__PURE__ */ defineOptimizer({
  name: 'momentum',
  description: 'Gradient descent that keeps its speed: steps add up where gradients agree',
  formula: 'b ← μ·b + g, θ ← θ − η·b',
  source: 'Polyak 1964, doi:10.1016/0041-5553(64)90137-5',
  since: '0.1.0',
  options: { momentum: momentumOption, weightDecay: weightDecayOption(0) },
  create: ({ momentum: mu, weightDecay }): OptimizerFunctions<'b'> => ({
    learningRate: 0.01,
    slots: ['b'],
    kernel: { name: 'momentum', parameters: [mu] },
    weightDecay,
    update: ({ value, gradient, slots: { b }, learningRate }) => {
      const { length } = value; // read once: V8 would ask the array again for every element
      for (let i = 0; i < length; i++) {
        const speed = mu * (b[i] ?? 0) + (gradient[i] ?? 0);
        b[i] = speed;
        value[i] = (value[i] ?? 0) - learningRate * speed;
      }
    },
  }),
});
