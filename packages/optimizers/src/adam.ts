import { defineOptimizer, type OptimizerFunctions } from '@vitrum/core';
import { integerPower } from '@vitrum/tensor/internal';
import { adamOptions } from './adam-options.ts';

/**
 * Adam: steps of about η in every direction, whatever the size of the gradient.
 *
 * m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g²,
 * θ ← θ − η·m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ), t the number of the step.
 *
 * Source: Kingma & Ba 2015, arXiv:1412.6980, algorithm 1.
 */
export const adam = /* @__PURE__ */ defineOptimizer({
  name: 'adam',
  description: "Adaptive moments: each number's step is scaled by how large its gradients have been",
  formula: 'θ ← θ − η·m̂ / (√v̂ + ε)',
  source: 'Kingma & Ba 2015, arXiv:1412.6980, algorithm 1',
  since: '0.1.0',
  options: adamOptions,
  create: ({ beta1, beta2, epsilon }): OptimizerFunctions<'m' | 'v'> => ({
    learningRate: 0.001,
    slots: ['m', 'v'],
    kernel: { name: 'adam', parameters: [beta1, beta2, epsilon] },
    update: ({ value, gradient, slots: { m, v }, learningRate, step }) => {
      const mScale = 1 / (1 - integerPower(beta1, step));
      const vScale = 1 / (1 - integerPower(beta2, step));
      const { length } = value; // read once: V8 would ask the array again for every element
      for (let i = 0; i < length; i++) {
        const g = gradient[i] ?? 0;
        const mean = beta1 * (m[i] ?? 0) + (1 - beta1) * g;
        const square = beta2 * (v[i] ?? 0) + (1 - beta2) * g * g;
        m[i] = mean;
        v[i] = square;
        value[i] = (value[i] ?? 0) - (learningRate * mean * mScale) / (Math.sqrt(square * vScale) + epsilon);
      }
    },
  }),
});
