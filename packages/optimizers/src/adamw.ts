import { defineOptimizer, type OptimizerFunctions } from '@vitrum/core';
import { adamOptions } from './adam-options.ts';
import { adam } from './adam.ts';
import { weightDecayOption } from './weight-decay-option.ts';

/**
 * AdamW: a step of Adam, after weights have shrunk by a share that no gradient scales.
 *
 * θ ← (1 − η·λ)·θ, then θ ← θ − η·m̂ / (√v̂ + ε), see {@link adam}. As in PyTorch, λ is scaled by η; the paper's algorithm scales it by
 * the schedule's factor alone, so that its λ is this one times the configured learning rate.
 *
 * Source: Loshchilov & Hutter 2019, arXiv:1711.05101, algorithm 2.
 */
export const adamw = /* @__PURE__ */ defineOptimizer({
  name: 'adamw',
  description: 'Adam with weight decay beside the gradient: weights that nothing needs fade away',
  formula: 'θ ← (1 − η·λ)·θ − η·m̂ / (√v̂ + ε)',
  source: 'Loshchilov & Hutter 2019, arXiv:1711.05101, algorithm 2',
  since: '0.1.0',
  options: { weightDecay: weightDecayOption(0.01), ...adamOptions },
  create: ({ weightDecay, ...options }): OptimizerFunctions<'m' | 'v'> => ({ ...adam.create(options), weightDecay }),
});
