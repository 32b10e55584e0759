import type { Contribution } from './contribution.ts';
import type { Kernel } from './kernel.ts';
import type { FloatArray } from './tensor.ts';

/** The mathematics of an activation that works on one number at a time. */
export interface ElementwiseActivationFunctions {
  /** Tells the kinds of activations apart; an activation without a kind is elementwise. */
  readonly kind?: 'elementwise';
  /** a = φ(z). Finite for every z that a 32-bit float can hold. */
  readonly forward: (z: number) => number;
  /** φ′(z), given z and the already computed a = φ(z); central differences by default. */
  readonly derivative?: (z: number, a: number) => number;
  /** A faster form over whole arrays, equal to `forward` on every element. */
  readonly forwardArray?: (z: FloatArray, a: FloatArray) => void;
  /** Where φ′ jumps; the one-sided derivatives differ there. */
  readonly kinks?: readonly number[];
  /**
   * The inverse link function that this activation *is*, `sigmoid` or `softmax`: a loss with a joint form for it computes both from z
   * (see `Loss.fromLogits`).
   */
  readonly link?: string;
  /** See {@link Kernel}. */
  readonly kernel?: Kernel;
}

/** The mathematics of an activation whose outputs depend on the whole row, such as softmax. */
export interface RowwiseActivationFunctions {
  /** Tells the kinds of activations apart; required here, as elementwise is the default. */
  readonly kind: 'rowwise';
  /** Fills `a` from one sample's row `z`; both have the same length. */
  readonly forward: (z: FloatArray, a: FloatArray) => void;
  /** Fills `dz = Jᵀ·da` for one sample's row, J being the Jacobian ∂a/∂z. */
  readonly backward: (z: FloatArray, a: FloatArray, da: FloatArray, dz: FloatArray) => void;
  /** See {@link ElementwiseActivationFunctions.link}. */
  readonly link?: string;
  /** See {@link Kernel}. */
  readonly kernel?: Kernel;
}

/** The mathematics of an activation of either kind. */
export type ActivationFunctions = ElementwiseActivationFunctions | RowwiseActivationFunctions;

/** An activation on single numbers, ready to use. */
export interface ElementwiseActivation<Name extends string = string>
  extends Contribution<Name>, ElementwiseActivationFunctions {}

/** An activation on whole rows, ready to use. */
export interface RowwiseActivation<Name extends string = string> extends Contribution<Name>, RowwiseActivationFunctions {}

/** An activation, ready to use. */
export type Activation<Name extends string = string> = ElementwiseActivation<Name> | RowwiseActivation<Name>;
