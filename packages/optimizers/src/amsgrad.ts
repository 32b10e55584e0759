import { defineOptimizer, type OptimizerFunctions } from '@vitrum/core';
import { integerPower } from '@vitrum/tensor/internal';
import { adamOptions } from './adam-options.ts';
import { weightDecayOption } from './weight-decay-option.ts';

/**
 * AMSGrad: Adam with the largest v so far, so that no step grows because a large gradient is being forgotten.
 *
 * m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², w ← max(w, v),
 * θ ← θ − η·m̂ / (√ŵ + ε) with m̂ = m / (1 − β₁ᵗ), ŵ = w / (1 − β₂ᵗ), t the number of the step.
 *
 * Source: Reddi, Kale & Kumar 2018, arXiv:1904.09237, algorithm 2, with the bias corrections of Adam, as in PyTorch.
 */
export const amsgrad = /* @__PURE__ */ defineOptimizer({
  name: 'amsgrad',
  description: 'Adam whose steps never grow because a large gradient is being forgotten',
  formula: 'w ← max(w, v), θ ← θ − η·m̂ / (√ŵ + ε)',
  source: 'Reddi, Kale & Kumar 2018, arXiv:1904.09237, algorithm 2',
  since: '0.1.0',
  options: { ...adamOptions, weightDecay: weightDecayOption(0) },
  create: ({ beta1, beta2, epsilon, weightDecay }): OptimizerFunctions<'m' | 'v' | 'w'> => ({
    learningRate: 0.001,
    slots: ['m', 'v', 'w'],
    kernel: { name: 'amsgrad', parameters: [beta1, beta2, epsilon] },
    weightDecay,
    update: ({ value, gradient, slots: { m, v, w }, learningRate, step }) => {
      const mScale = 1 / (1 - integerPower(beta1, step));
      const wScale = 1 / (1 - integerPower(beta2, step));
      const { length } = value; // read once: V8 would ask the array again for every element
      for (let i = 0; i < length; i++) {
        const g = gradient[i] ?? 0;
        const mean = beta1 * (m[i] ?? 0) + (1 - beta1) * g;
        const square = beta2 * (v[i] ?? 0) + (1 - beta2) * g * g;
        const largest = Math.max(w[i] ?? 0, square);
        m[i] = mean;
        v[i] = square;
        w[i] = largest;
        value[i] = (value[i] ?? 0) - (learningRate * mean * mScale) / (Math.sqrt(largest * wScale) + epsilon);
      }
    },
  }),
});
