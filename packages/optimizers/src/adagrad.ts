import { defineOptimizer, type OptimizerFunctions } from '@vitrum/core';
import { epsilonOption } from './epsilon-option.ts';
import { weightDecayOption } from './weight-decay-option.ts';

/**
 * AdaGrad: each number's step is divided by the root of the sum of all its squared gradients, so that rare features learn faster.
 *
 * v ← v + g², θ ← θ − η·g / (√v + ε)
 *
 * Source: Duchi, Hazan & Singer 2011, JMLR 12:2121–2159.
 */
export const adagrad = /* @__PURE__ */ defineOptimizer({
  name: 'adagrad',
  description: 'Each step is divided by the root of the sum of all squared gradients: rare features learn faster',
  formula: 'v ← v + g², θ ← θ − η·g / (√v + ε)',
  source: 'Duchi, Hazan & Singer 2011, JMLR 12:2121–2159',
  since: '0.1.0',
  options: { epsilon: epsilonOption(1e-10), weightDecay: weightDecayOption(0) },
  create: ({ epsilon, weightDecay }): OptimizerFunctions<'v'> => ({
    learningRate: 0.01,
    slots: ['v'],
    kernel: { name: 'adagrad', parameters: [epsilon] },
    weightDecay,
    update: ({ value, gradient, slots: { v }, learningRate }) => {
      const { length } = value; // read once: V8 would ask the array again for every element
      for (let i = 0; i < length; i++) {
        const g = gradient[i] ?? 0;
        const squares = (v[i] ?? 0) + g * g;
        v[i] = squares;
        value[i] = (value[i] ?? 0) - (learningRate * g) / (Math.sqrt(squares) + epsilon);
      }
    },
  }),
});
