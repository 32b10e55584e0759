import { defineOptimizer, type OptimizerFunctions, type OptimizerRule } from '@vitrum/core';
import { sumOfSquares } from '@vitrum/tensor/internal';
import { adamOptions } from './adam-options.ts';
import { adamw } from './adamw.ts';
import { epsilonOption } from './epsilon-option.ts';
import { createOrthogonalization } from './orthogonalize.ts';
import { weightDecayOption } from './weight-decay-option.ts';

/** Keeps the first division away from zero, as in the author's code. */
const normEpsilon = 1e-7;

/**
 * Muon: the step of a matrix is its momentum with all singular values brought near 1, so that no direction is learned slowly.
 *
 * b ← μ·b + (1 − μ)·g, d = μ·b + (1 − μ)·g, θ ← θ − η·√max(1, units / rest)·O(d), where O takes five steps of a Newton–Schulz iteration; see
 * `orthogonalize.ts`. A matrix is a weight of two axes or more: units (the filters of a convolution) × all the rest. Biases, norms and
 * embeddings follow `adamw` with the learning rate η·adamShare; the default is that of the author's example, 3·10⁻⁴ beside 0.02. The
 * author trains the first and last layers by adamw, too; here they are matrices like the others.
 *
 * Source: Jordan et al. 2024, "Muon: An optimizer for hidden layers in neural networks", kellerjordan.github.io/posts/muon.
 */
export const muon = /* @__PURE__ */ defineOptimizer({
  name: 'muon',
  description: 'The momentum of a matrix, made orthogonal: every direction is learned at one pace. Other parameters follow adamw',
  formula: 'b ← μ·b + (1 − μ)·g, θ ← θ − η·√max(1, units / rest)·O(μ·b + (1 − μ)·g)',
  source: 'Jordan et al. 2024, kellerjordan.github.io/posts/muon',
  since: '0.1.0',
  options: {
    momentum: { type: 'number', default: 0.95, minimum: 0, exclusiveMaximum: 1, description: 'μ: how long gradients of matrices are remembered.' },
    weightDecay: weightDecayOption(0),
    adamShare: { type: 'number', default: 0.015, exclusiveMinimum: 0, description: 'The learning rate of adamw for all but matrices, as a share of the learning rate.' },
    ...adamOptions,
    beta2: { ...adamOptions.beta2, default: 0.95 },
    epsilon: epsilonOption(1e-10),
  },
  create: ({ momentum, weightDecay, adamShare, ...options }): OptimizerFunctions<'m' | 'v'> => ({
    ...adamw.create({ weightDecay, ...options }),
    learningRate: 0.02,
    rateShare: adamShare,
    matrices: matrixRule(momentum, weightDecay),
  }),
});

function matrixRule(mu: number, weightDecay: number): OptimizerRule<'b'> {
  const orthogonalize = createOrthogonalization();
  return {
    slots: ['b'],
    kernel: { name: 'muon', parameters: [mu] },
    weightDecay,
    update: ({ value, gradient, shape, slots: { b }, learningRate }) => {
      const { length } = value;
      const units = shape.at(-1) ?? 1;
      const rest = length / units;
      const direction = orthogonalize(rest, units, value, (x) => {
        for (let i = 0; i < length; i++) {
          const g = gradient[i] ?? 0;
          const speed = b[i] ?? 0;
          b[i] = speed + (1 - mu) * (g - speed);
          x[i] = g + mu * ((b[i] ?? 0) - g);
        }
        const scale = 1 / (Math.sqrt(sumOfSquares(x)) + normEpsilon);
        for (let i = 0; i < length; i++) x[i] = scale * (x[i] ?? 0);
      });
      const size = learningRate * Math.sqrt(Math.max(1, units / rest));
      for (let i = 0; i < length; i++) value[i] = (value[i] ?? 0) - size * (direction[i] ?? 0);
    },
  };
}
