import { defineOptimizer, type OptimizerFunctions } from '@vitrum/core';
import { epsilonOption } from './epsilon-option.ts';
import { weightDecayOption } from './weight-decay-option.ts';

/**
 * AdaDelta: steps have the unit of θ, from running means of the squared gradients and of the squared steps; η is usually 1.
 *
 * v ← ρ·v + (1 − ρ)·g², d = √(u + ε) / √(v + ε)·g, u ← ρ·u + (1 − ρ)·d², θ ← θ − η·d
 *
 * Source: Zeiler 2012, arXiv:1212.5701, algorithm 1.
 */
export const adadelta = /* @__PURE__ */ defineOptimizer({
  name: 'adadelta',
  description: 'Steps as long as recent ones were, relative to recent gradients; the learning rate is usually 1',
  formula: 'd = √(u + ε) / √(v + ε)·g, θ ← θ − η·d',
  source: 'Zeiler 2012, arXiv:1212.5701, algorithm 1',
  since: '0.1.0',
  options: {
    rho: { type: 'number', default: 0.95, minimum: 0, exclusiveMaximum: 1, description: 'ρ: how long squares are remembered.' },
    epsilon: epsilonOption(1e-6),
    weightDecay: weightDecayOption(0),
  },
  create: ({ rho, epsilon, weightDecay }): OptimizerFunctions<'v' | 'u'> => ({
    learningRate: 1,
    slots: ['v', 'u'],
    kernel: { name: 'adadelta', parameters: [rho, epsilon] },
    weightDecay,
    update: ({ value, gradient, slots: { v, u }, learningRate }) => {
      const { length } = value; // read once: V8 would ask the array again for every element
      for (let i = 0; i < length; i++) {
        const g = gradient[i] ?? 0;
        const square = rho * (v[i] ?? 0) + (1 - rho) * g * g;
        const steps = u[i] ?? 0;
        const delta = (Math.sqrt(steps + epsilon) / Math.sqrt(square + epsilon)) * g;
        v[i] = square;
        u[i] = rho * steps + (1 - rho) * delta * delta;
        value[i] = (value[i] ?? 0) - learningRate * delta;
      }
    },
  }),
});
