import type { Contribution } from './contribution.ts';
import type { Kernel } from './kernel.ts';
import type { FloatArray } from './tensor.ts';

/** How the terms of one sample's outputs are combined. The cost of a batch is always the mean over its samples. */
export type Reduction = 'sum' | 'mean';

/** A loss and an activation computed jointly from z before the activation ("logits"), for one sample. */
export interface LogitsLoss {
  /** The sample's cost. */
  readonly value: (z: FloatArray, target: FloatArray) => number;
  /** Fills `dz` with the derivative of the sample's cost by z; `a` is the activation's output. */
  readonly gradient: (z: FloatArray, a: FloatArray, target: FloatArray, dz: FloatArray) => void;
  /** See {@link Kernel}. */
  readonly kernel?: Kernel;
}

/**
 * The outputs that a loss expects: `probabilities`, each from 0 to 1; a `distribution`, probabilities that add up to 1; `signed`,
 * numbers on both sides of 0.
 */
export type LossOutputs = 'probabilities' | 'distribution' | 'signed';

/** Every form of outputs that a loss can expect. */
export const lossOutputs: readonly LossOutputs[] = ['probabilities', 'distribution', 'signed'];

interface CommonLossFunctions {
  /** Any numbers by default. A network that cannot produce such outputs causes a warning. */
  readonly outputs?: LossOutputs;
  /** Numerically stable joint forms of loss and activation, by the `link` of the activation. */
  readonly fromLogits?: Readonly<Record<string, LogitsLoss>>;
}

/** The mathematics of a loss that is a sum or mean of one term for each output. */
export interface ElementwiseLossFunctions extends CommonLossFunctions {
  /** Tells the kinds of losses apart; a loss without a kind is elementwise. */
  readonly kind?: 'elementwise';
  /** Whether a sample's cost is Σ ℓ(yₖ, tₖ) over its outputs or their mean. */
  readonly reduction: Reduction;
  /** One output's term ℓ(y, t). */
  readonly value: (output: number, target: number) => number;
  /** ∂ℓ/∂y; central differences by default. */
  readonly derivative?: (output: number, target: number) => number;
  /** True where ℓ has no derivative; gradient checks avoid such points. */
  readonly hasKink?: (output: number, target: number, margin: number) => boolean;
}

/** The mathematics of a loss that needs the whole row. */
export interface RowwiseLossFunctions extends CommonLossFunctions {
  /** Tells the kinds of losses apart; required here, as elementwise is the default. */
  readonly kind: 'rowwise';
  /** The sample's cost. */
  readonly value: (output: FloatArray, target: FloatArray) => number;
  /** Fills `gradient` with the derivative of the sample's cost by each output. */
  readonly gradient: (output: FloatArray, target: FloatArray, gradient: FloatArray) => void;
}

/** The mathematics of a loss of either kind. */
export type LossFunctions = ElementwiseLossFunctions | RowwiseLossFunctions;

/** A loss over single outputs, ready to use. */
export interface ElementwiseLoss<Name extends string = string> extends Contribution<Name>, ElementwiseLossFunctions {}

/** A loss over whole rows, ready to use. */
export interface RowwiseLoss<Name extends string = string> extends Contribution<Name>, RowwiseLossFunctions {}

/** A loss function, ready to use. */
export type Loss<Name extends string = string> = ElementwiseLoss<Name> | RowwiseLoss<Name>;
