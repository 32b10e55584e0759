import type { Contribution } from './contribution.ts';
import type { Kernel } from './kernel.ts';
import type { FloatArray } from './tensor.ts';

/** One parameter's share of an optimizer step. */
export interface ParameterUpdate<Slot extends string = string> {
  /** θ, updated in place. */
  readonly value: FloatArray;
  /** ∂C/∂θ of the batch. */
  readonly gradient: FloatArray;
  /** The optimizer's memory for this parameter: an array for each of `slots`, zero at first. */
  readonly slots: Readonly<Record<Slot, FloatArray>>;
  /** η of this step. */
  readonly learningRate: number;
  /** Number of this step, from 1. */
  readonly step: number;
}

/** The mathematics of an optimizer: a pure rule. Its memory is kept by the trainer, which saves and restores it. */
export interface OptimizerFunctions<Slot extends string = string> {
  /** Names of the numbers that are remembered for every parameter. */
  readonly slots?: readonly Slot[];
  // A method, not a property: a rule with particular slots must be assignable to the general form.
  /** Updates `value`, and the memory, in place. */
  update(update: ParameterUpdate<Slot>): void;
  /**
   * Present where the rule is θ ← θ − s·∂C/∂θ with a number s that depends on neither: gives s. Such a step can be taken
   * without the gradient being formed.
   */
  readonly stepSize?: (learningRate: number, step: number) => number;
  /** See {@link Kernel}. */
  readonly kernel?: Kernel;
}

/** An optimizer, ready to use. */
export interface Optimizer<Name extends string = string, Slot extends string = string>
  extends Contribution<Name>, OptimizerFunctions<Slot> {}
