import type { Contribution } from './contribution.ts';
import type { UpdateRule } from './kernel.ts';
import type { ParameterRole } from './parameter-role.ts';
import type { FloatArray, Shape } from './tensor.ts';

/** One parameter's share of an optimizer step. */
export interface ParameterUpdate<Slot extends string = string> {
  /** θ, the whole tensor in row-major order, updated in place. */
  readonly value: FloatArray;
  /** ∂C/∂θ of the batch. */
  readonly gradient: FloatArray;
  /** The shape of θ. The last axis of weights is that of the units, or filters. */
  readonly shape: Shape;
  /** What θ is for. A rule may spare biases and the scales of norms; see `decays`. */
  readonly role: ParameterRole;
  /** The optimizer's memory for this parameter: an array for each of `slots`, zero at first. */
  readonly slots: Readonly<Record<Slot, FloatArray>>;
  /** η of this step. */
  readonly learningRate: number;
  /** Number of this step, from 1. */
  readonly step: number;
}

/** How a gradient changes a parameter: a pure rule over the whole tensor. The trainer owns its slots, and saves and restores them. */
export interface OptimizerRule<Slot extends string = string> {
  /** Names of the arrays kept for every parameter. */
  readonly slots?: readonly Slot[];
  // A method, not a property: a rule with particular slots must be assignable to the general form.
  /** Updates `value`, and the memory, in place. */
  update(update: ParameterUpdate<Slot>): void;
  /** The learning rate η of the rule as a share of that of the training; 1 by default. */
  readonly rateShare?: number;
  /**
   * λ ≥ 0, 0 by default: before every step of the rule, θ ← (1 − η·λ)·θ for weights and embeddings. Biases and the scales of norms are
   * spared. It is not a part of `update`: whoever runs the rule does it, and the decay never enters the gradient.
   *
   * Source: Loshchilov & Hutter 2019, arXiv:1711.05101, with λ scaled by η.
   */
  readonly weightDecay?: number;
  /** See {@link UpdateRule}. */
  readonly kernel?: UpdateRule;
}

/** The mathematics of an optimizer: the rule for every parameter, or for all but matrices. */
export interface OptimizerFunctions<Slot extends string = string> extends OptimizerRule<Slot> {
  /** The usual learning rate η, from the optimizer's source, for a run that names no learning rate. */
  readonly learningRate?: number;
  /**
   * For a rule of the form θ ← θ − s·∂C/∂θ: returns s, which depends on neither θ nor the gradient. Such a step need not form the
   * gradient.
   */
  readonly stepSize?: (learningRate: number, step: number) => number;
  /** The rule for matrices, if it differs: for parameters of the role `weight` with two or more axes. */
  readonly matrices?: OptimizerRule;
}

/** An optimizer, ready to use. */
export interface Optimizer<Name extends string = string, Slot extends string = string>
  extends Contribution<Name>, OptimizerFunctions<Slot> {}
