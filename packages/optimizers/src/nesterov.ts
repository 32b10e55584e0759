import { defineOptimizer, type OptimizerFunctions } from '@vitrum/core';
import { momentumOption } from './momentum-option.ts';
import { weightDecayOption } from './weight-decay-option.ts';

/**
 * Nesterov's momentum: the gradient counts as if it were taken where the speed is about to lead.
 *
 * b ← μ·b + g, θ ← θ − η·(g + μ·b)
 *
 * Source: Nesterov 1983, Soviet Mathematics Doklady 27:372–376, in the form of Sutskever et al. 2013, PMLR 28(3):1139–1147, as PyTorch
 * computes it.
 */
export const nesterov = /* @__PURE__ */ defineOptimizer({
  name: 'nesterov',
  description: 'Momentum that looks ahead: the gradient counts as if taken where the speed leads',
  formula: 'b ← μ·b + g, θ ← θ − η·(g + μ·b)',
  source: 'Sutskever, Martens, Dahl & Hinton 2013, PMLR 28(3):1139–1147',
  since: '0.1.0',
  options: { momentum: momentumOption, weightDecay: weightDecayOption(0) },
  create: ({ momentum: mu, weightDecay }): OptimizerFunctions<'b'> => ({
    learningRate: 0.01,
    slots: ['b'],
    kernel: { name: 'nesterov', parameters: [mu] },
    weightDecay,
    update: ({ value, gradient, slots: { b }, learningRate }) => {
      const { length } = value; // read once: V8 would ask the array again for every element
      for (let i = 0; i < length; i++) {
        const g = gradient[i] ?? 0;
        const speed = mu * (b[i] ?? 0) + g;
        b[i] = speed;
        value[i] = (value[i] ?? 0) - learningRate * (g + mu * speed);
      }
    },
  }),
});
