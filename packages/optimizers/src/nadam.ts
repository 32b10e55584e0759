import { defineOptimizer, type OptimizerFunctions } from '@vitrum/core';
import { integerPower } from '@vitrum/tensor/internal';
import { adamOptions } from './adam-options.ts';
import { createMomentumSchedule } from './momentum-schedule.ts';
import { weightDecayOption } from './weight-decay-option.ts';

/**
 * NAdam: Adam with Nesterov's momentum, which itself is warmed up.
 *
 * m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g²,
 * θ ← θ − η·(μₜ₊₁·m / (1 − μ₁…μₜ₊₁) + (1 − μₜ)·g / (1 − μ₁…μₜ)) / (√v̂ + ε) with v̂ = v / (1 − β₂ᵗ), μₜ = β₁·(1 − ½·0.96^(t·ψ)).
 *
 * Source: Dozat 2016, "Incorporating Nesterov Momentum into Adam", ICLR workshop, in the form of PyTorch, with ψ = 0.004.
 */
export const nadam = /* @__PURE__ */ defineOptimizer({
  name: 'nadam',
  description: "Adam with Nesterov's momentum, which is warmed up",
  formula: 'θ ← θ − η·(μₜ₊₁·m̂ + (1 − μₜ)·ĝ) / (√v̂ + ε)',
  source: 'Dozat 2016, "Incorporating Nesterov Momentum into Adam", ICLR workshop',
  since: '0.1.0',
  options: { ...adamOptions, weightDecay: weightDecayOption(0) },
  create: ({ beta1, beta2, epsilon, weightDecay }): OptimizerFunctions<'m' | 'v'> => {
    const { momentum, product } = createMomentumSchedule(beta1);
    /** The factors of m and of g. */
    const shares = (step: number): readonly [number, number] => {
      const next = momentum(step + 1);
      return [next / (1 - product(step) * next), (1 - momentum(step)) / (1 - product(step))];
    };
    return {
      learningRate: 0.002,
      slots: ['m', 'v'],
      kernel: { name: 'nadam', parameters: [beta1, beta2, epsilon], stepParameters: shares },
      weightDecay,
      update: ({ value, gradient, slots: { m, v }, learningRate, step }) => {
        const [mShare, gShare] = shares(step);
        const vScale = 1 / (1 - integerPower(beta2, step));
        const { length } = value; // read once: V8 would ask the array again for every element
        for (let i = 0; i < length; i++) {
          const g = gradient[i] ?? 0;
          const mean = beta1 * (m[i] ?? 0) + (1 - beta1) * g;
          const square = beta2 * (v[i] ?? 0) + (1 - beta2) * g * g;
          m[i] = mean;
          v[i] = square;
          value[i] = (value[i] ?? 0) - (learningRate * (mShare * mean + gShare * g)) / (Math.sqrt(square * vScale) + epsilon);
        }
      },
    };
  },
});
