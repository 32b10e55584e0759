import type { Configurable } from './configurable.ts';
import type { Contribution } from './contribution.ts';
import type { FloatArray } from './tensor.ts';

/** One parameter's share of an optimizer step. */
export interface ParameterUpdate {
  /** θ, updated in place. */
  readonly value: FloatArray;
  /** ∂C/∂θ of the batch. */
  readonly gradient: FloatArray;
  /** The optimizer's memory for this parameter, one array for each of `slots`, zero at first. */
  readonly slots: readonly FloatArray[];
  /** η of this step. */
  readonly learningRate: number;
  /** Number of this step, from 1. */
  readonly step: number;
}

/** The mathematics of an optimizer: a pure rule. Its memory is kept by the trainer, which saves and restores it. */
export interface OptimizerFunctions {
  /** Names of the numbers that are remembered for every parameter. */
  readonly slots?: readonly string[];
  readonly update: (update: ParameterUpdate) => void;
}

/** An optimizer, ready to use. */
export interface Optimizer<Name extends string = string> extends Contribution<Name>, OptimizerFunctions {}

/** What a plugin registers: an optimizer, or one that is made from options. */
export type OptimizerDefinition<Name extends string = string> = Optimizer<Name> | Configurable<OptimizerFunctions, Name>;
