import { defineOptimizer, type OptimizerFunctions } from '@vitrum/core';
import { epsilonOption } from './epsilon-option.ts';
import { weightDecayOption } from './weight-decay-option.ts';

/**
 * RMSProp: each number's step is divided by the root of its gradient's recent mean square.
 *
 * v ← ρ·v + (1 − ρ)·g², θ ← θ − η·g / (√v + ε)
 *
 * Source: Tieleman & Hinton 2012, "Lecture 6.5: RMSProp", COURSERA: Neural Networks for Machine Learning.
 */
export const rmsprop = /* @__PURE__ */ defineOptimizer({
  name: 'rmsprop',
  description: "Each number's step is divided by the root of its gradient's recent mean square",
  formula: 'v ← ρ·v + (1 − ρ)·g², θ ← θ − η·g / (√v + ε)',
  source: 'Tieleman & Hinton 2012, "Lecture 6.5: RMSProp", COURSERA: Neural Networks for Machine Learning',
  since: '0.1.0',
  options: {
    rho: { type: 'number', default: 0.9, minimum: 0, exclusiveMaximum: 1, description: 'ρ: how long squares are remembered.' },
    epsilon: epsilonOption(1e-8),
    weightDecay: weightDecayOption(0),
  },
  create: ({ rho, epsilon, weightDecay }): OptimizerFunctions<'v'> => ({
    learningRate: 0.001,
    slots: ['v'],
    kernel: { name: 'rmsprop', parameters: [rho, epsilon] },
    weightDecay,
    update: ({ value, gradient, slots: { v }, learningRate }) => {
      const { length } = value; // read once: V8 would ask the array again for every element
      for (let i = 0; i < length; i++) {
        const g = gradient[i] ?? 0;
        const square = rho * (v[i] ?? 0) + (1 - rho) * g * g;
        v[i] = square;
        value[i] = (value[i] ?? 0) - (learningRate * g) / (Math.sqrt(square) + epsilon);
      }
    },
  }),
});
