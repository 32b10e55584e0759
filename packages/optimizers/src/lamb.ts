import { defineOptimizer, type OptimizerFunctions, type ParameterUpdate } from '@vitrum/core';
import { decays } from '@vitrum/core/internal';
import { integerPower, sumOfSquares } from '@vitrum/tensor/internal';
import { adamOptions } from './adam-options.ts';
import { epsilonOption } from './epsilon-option.ts';
import { weightDecayOption } from './weight-decay-option.ts';

/**
 * LAMB: Adam whose step is as long as the tensor is, so that the layers of a network learn at one pace in large batches.
 *
 * m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², r = m̂ / (√v̂ + ε) + λ·θ, θ ← θ − η·(‖θ‖ / ‖r‖)·r
 * with m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ), t the number of the step, and norms over the whole tensor; where one of them is 0, the
 * ratio is 1. As in the authors' code, biases and the scales of norms have λ = 0 and ratio 1.
 *
 * Source: You et al. 2020, arXiv:1904.00962, algorithm 2, with φ(z) = z.
 */
export const lamb = /* @__PURE__ */ defineOptimizer({
  name: 'lamb',
  description: "Adam whose step is in proportion to the norm of each layer's weights: for large batches",
  formula: 'r = m̂ / (√v̂ + ε) + λ·θ, θ ← θ − η·(‖θ‖ / ‖r‖)·r',
  source: 'You et al. 2020, arXiv:1904.00962, algorithm 2',
  since: '0.1.0',
  options: { weightDecay: weightDecayOption(0.01), ...adamOptions, epsilon: epsilonOption(1e-6) },
  create: ({ weightDecay, beta1, beta2, epsilon }): OptimizerFunctions<'m' | 'v'> => ({
    learningRate: 0.001,
    slots: ['m', 'v'],
    kernel: { name: 'lamb', parameters: [beta1, beta2, epsilon, weightDecay] },
    update: (update) => {
      const adapts = decays(update.role);
      const { value, slots: { m, v } } = update;
      const mScale = 1 / (1 - integerPower(beta1, update.step));
      const vScale = 1 / (1 - integerPower(beta2, update.step));
      const lambda = adapts ? weightDecay : 0;
      followMoments(update, beta1, beta2);
      const direction = (i: number): number => ((m[i] ?? 0) * mScale) / (Math.sqrt((v[i] ?? 0) * vScale) + epsilon) + lambda * (value[i] ?? 0);
      const size = update.learningRate * (adapts ? trustRatio(sumOfSquares(value), squaresOf(direction, value.length)) : 1);
      const { length } = value; // read once: V8 would ask the array again for every element
      for (let i = 0; i < length; i++) value[i] = (value[i] ?? 0) - size * direction(i);
    },
  }),
});

function followMoments({ gradient, slots: { m, v } }: ParameterUpdate<'m' | 'v'>, beta1: number, beta2: number): void {
  const { length } = gradient;
  for (let i = 0; i < length; i++) {
    const g = gradient[i] ?? 0;
    m[i] = beta1 * (m[i] ?? 0) + (1 - beta1) * g;
    v[i] = beta2 * (v[i] ?? 0) + (1 - beta2) * g * g;
  }
}

/** Like `sumOfSquares`, of numbers that are not stored. */
function squaresOf(numberAt: (index: number) => number, length: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  for (let i = 0; i < length; i += 4) {
    const [a, b, c, d] = [numberAt(i), numberAt(i + 1), numberAt(i + 2), numberAt(i + 3)]; // 0 beyond the end
    s0 += a * a;
    s1 += b * b;
    s2 += c * c;
    s3 += d * d;
  }
  return s0 + s1 + (s2 + s3);
}

/** ‖θ‖ / ‖r‖ from their squares, and 1 where one of them is 0. */
function trustRatio(valueSquares: number, directionSquares: number): number {
  return valueSquares > 0 && directionSquares > 0 ? Math.sqrt(valueSquares) / Math.sqrt(directionSquares) : 1;
}
