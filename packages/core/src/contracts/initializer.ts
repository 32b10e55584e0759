import type { Contribution } from './contribution.ts';
import type { RandomGenerator } from './random.ts';

/** How many inputs feed, and how many outputs are fed by, one parameter's layer. */
export interface Fan {
  /** Number of inputs that add up to one z: the inputs of a dense layer; height · width · channels of a convolution's window. */
  readonly fanIn: number;
  /** Number of outputs that one input goes to: the units of a dense layer; height · width · filters of a convolution's window. */
  readonly fanOut: number;
}

/** The mathematics of an initializer. */
export interface InitializerFunctions {
  /** One parameter's first value. */
  readonly sample: (random: RandomGenerator, fan: Fan) => number;
}

/** Chooses the first values of parameters, ready to use. */
export interface Initializer<Name extends string = string> extends Contribution<Name>, InitializerFunctions {}
