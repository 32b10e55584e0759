import type { Contribution } from './contribution.ts';
import type { RandomGenerator } from './random.ts';

/** The numbers of inputs and outputs of the layer of a parameter. */
export interface Fan {
  /** Number of inputs that add up to one z: the inputs of a dense layer; height · width · channels of a convolution's window. */
  readonly fanIn: number;
  /** Number of outputs that one input goes to: the units of a dense layer; height · width · filters of a convolution's window. */
  readonly fanOut: number;
}

/** The mathematics of an initializer. */
export interface InitializerFunctions {
  /** Draws the initial value of one element. */
  readonly sample: (random: RandomGenerator, fan: Fan) => number;
}

/** Draws the initial values of parameters, ready to use. */
export interface Initializer<Name extends string = string> extends Contribution<Name>, InitializerFunctions {}
