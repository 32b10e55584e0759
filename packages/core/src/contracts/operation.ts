import type { Activation } from './activation.ts';
import type { LogitsLoss } from './loss.ts';
import type { ParameterRole } from './parameter-role.ts';
import type { OptimizerRule } from './optimizer.ts';
import type { RandomGenerator } from './random.ts';
import type { Tensor } from './tensor.ts';

/**
 * The operations of backends: for each, its operands and the kernel that runs on them. A new entry needs an `Operation` with a reference
 * kernel, in `@vitrum/tensor/operations`; implementing it in other backends is optional.
 */
export interface Operations {
  /**
   * out = scale·op(a)·op(b), where op transposes if requested; with `bias`, out = op(a)·op(b) + bias; with `accumulate`,
   * out += scale·op(a)·op(b); with `through`, out = scale·op(a)·op(b) ⊙ φ′(z).
   */
  readonly gemm: Signature<GemmOperands, ScaledKernel>;
  /** out[j] = scale·Σᵢ matrix[i, j]; with `accumulate`, out[j] += scale·Σᵢ matrix[i, j]. */
  readonly 'sum-rows': Signature<SumRowsOperands, ScaledKernel>;
  /** out = a + b; `out` may be one of them. */
  readonly add: Signature<PairOperands, () => void>;
  /** out = a ⊙ b; `out` may be one of them. */
  readonly multiply: Signature<PairOperands, () => void>;
  /**
   * mask[i] = 0 with probability `rate`, else 1 / (1 − rate): 0 if word i mod 4 of block ⌊i / 4⌋ from `takeBlocks` of `random` is less
   * than rate·2³². The same numbers on every backend, and on any number of threads.
   */
  readonly 'drop-mask': Signature<DropMaskOperands, () => void>;
  /** a = φ(z); the last axis is the row of a row-wise activation. */
  readonly activate: Signature<ActivateOperands, () => void>;
  /** dz = Jᵀ·da, which is da ⊙ φ′(z) for an elementwise activation. */
  readonly 'activate-back': Signature<ActivateBackOperands, () => void>;
  /**
   * out[b, y, x, f] = bias[f] + Σ input[b, y·s + i·d − p, x·s + j·d − p, g·n + c]·weights[i, j, c, f]: a cross-correlation, channels last.
   * The weights have n channels. Where the input has more, the filters stand in channels / n groups of equal size, one after the
   * other, and those of group g, from 0 on, read the n channels from g·n on. Without a bias, nothing is added. With `then`, an
   * activation is applied to the result.
   */
  readonly conv2d: Signature<Conv2dForwardOperands, () => void>;
  /** inputGradient = ∂C/∂input, from ∂C/∂out in `out`. */
  readonly 'conv2d-input': Signature<Conv2dOperands, () => void>;
  /** weights = ∂C/∂weights, from ∂C/∂out in `out`. */
  readonly 'conv2d-weights': Signature<Conv2dOperands, () => void>;
  /** out[b, y, x, c] = the largest input under the window at (y, x), NaN if one of them is NaN; what lies outside of the picture does not count. */
  readonly 'max-pool': Signature<PoolOperands, () => void>;
  /** inputGradient = ∂C/∂input, from ∂C/∂out in `outGradient`: all of it goes to the first input, row by row, that is the largest of its window. */
  readonly 'max-pool-back': Signature<MaxPoolBackOperands, () => void>;
  /**
   * dz = ∂C/∂z, from ∂C/∂out in `outGradient`, where the input of the pool is φ(z): "max-pool-back", then "activate-back", without ∂C/∂input
   * in between. For elementwise activations.
   */
  readonly 'max-pool-activate-back': Signature<MaxPoolActivateBackOperands, () => void>;
  /** out[b, y, x, c] = the mean of the inputs under the window at (y, x); what lies outside of the picture does not count. */
  readonly 'average-pool': Signature<PoolOperands, () => void>;
  /** input = ∂C/∂input, from ∂C/∂out in `out`. */
  readonly 'average-pool-back': Signature<PoolOperands, () => void>;
  /** mean and variance = those of every group of channels of every sample, over all places; the variance is that of the numbers, not an estimate. */
  readonly moments: Signature<MomentsOperands, () => void>;
  /** out = scale ⊙ x̂ + shift with x̂ = (input − mean) / √(variance + epsilon), of the number's own sample and group. */
  readonly normalize: Signature<NormalizeOperands, () => void>;
  /**
   * The sums of the backward pass of "normalize", from δ = ∂C/∂out in `outGradient`: for every sample and channel, shiftGradients = Σ δ and
   * scaleGradients = Σ δ ⊙ x̂ over the places; for every sample and group, gradientMeans = mean of scale ⊙ δ and
   * productMeans = mean of scale ⊙ δ ⊙ x̂.
   */
  readonly 'normalize-sums': Signature<NormalizeSumsOperands, () => void>;
  /**
   * inputGradient = (scale ⊙ δ − gradientMeans − x̂ ⊙ productMeans) / √(variance + epsilon), from δ = ∂C/∂out in `outGradient`. That is
   * ∂C/∂input with the means over the numbers that `mean` and `variance` come from, and with zeros where these are constants.
   */
  readonly 'normalize-back': Signature<NormalizeBackOperands, () => void>;
  /**
   * Σ values², in 64 bits and in a fixed order: the same bits on every backend. See `sumOfSquares` in `@vitrum/tensor`.
   */
  readonly 'sum-of-squares': Signature<SumOfSquaresOperands, () => number>;
  /** out = keep·out + factor·a, computed in 64 bits and rounded once: the same bits on every backend. `out` may be `a`. */
  readonly 'add-scaled': Signature<AddScaledOperands, (keep: number, factor: number) => void>;
  /** out = out + factor·sign(a), computed in 64 bits and rounded once; the sign of 0 is 0. */
  readonly 'add-signs': Signature<AddScaledOperands, (factor: number) => void>;
  /** out = min(max(out, −limit), limit); NaN stays. */
  readonly clamp: Signature<ClampOperands, (limit: number) => void>;
  /** Σ of the loss's values of all rows of z, from the first to the last, in 64 bits. */
  readonly 'logits-loss': Signature<LogitsLossOperands, () => number>;
  /** dz = ∂C/∂z with C the mean of the loss's values of all rows: the gradient of each row, and then that divided by their number. */
  readonly 'logits-loss-back': Signature<LogitsLossBackOperands, () => void>;
  /** θ ← (1 − η·λ)·θ with λ = `weightDecay`; then advances θ and the optimizer's slots by one step of its rule. */
  readonly update: Signature<UpdateOperands, UpdateKernel>;
}

/** The operands of an operation, and the type of its kernel. */
export interface Signature<Operands, Run> {
  readonly operands: Operands;
  readonly kernel: Run;
}

/** A kernel whose result is scaled, by 1 by default. */
export type ScaledKernel = (scale?: number) => void;

/** One optimizer step of one parameter; see `ParameterUpdate` for the arguments. */
export type UpdateKernel = (learningRate: number, step: number) => void;

/** Matrices [m, k]·[k, n] → [m, n], after the transposes. */
export interface GemmOperands {
  readonly a: Tensor;
  readonly b: Tensor;
  readonly out: Tensor;
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  readonly accumulate?: boolean;
  /** Added to every row of the product; not with `accumulate`, and the product is not scaled then. */
  readonly bias?: Tensor;
  /** Applied to the result: the end of a dense layer in one kernel; not with `accumulate`. */
  readonly then?: { readonly activation: Activation; readonly out: Tensor };
  /** An elementwise activation with a = φ(z) that a gradient goes back through; without `accumulate`, `bias` and `then`. */
  readonly through?: { readonly activation: Activation; readonly z: Tensor; readonly a: Tensor };
}

/** A matrix [m, n] and a vector [n]. */
export interface SumRowsOperands {
  readonly matrix: Tensor;
  readonly out: Tensor;
  readonly accumulate?: boolean;
}

/** The operands of a convolution, or their gradients. */
export interface Conv2dOperands {
  /** [batch, height, width, channels] */
  readonly input: Tensor;
  /** [kernel height, kernel width, channels / groups, filters]: the number of groups follows from the shapes. */
  readonly weights: Tensor;
  /** [batch, output height, output width, filters] */
  readonly out: Tensor;
  /** s, along both axes. */
  readonly stride: number;
  /** d: how far apart the numbers are that a window looks at, along both axes; 1 by default. */
  readonly dilation?: number;
  /** p: rows and columns of zeros before the input. Those after it follow from the shapes. */
  readonly padding: readonly [top: number, left: number];
}

/** The end of a layer in one kernel: a bias, and an activation. */
export interface Conv2dForwardOperands extends Conv2dOperands {
  /** [filters] */
  readonly bias?: Tensor;
  readonly then?: { readonly activation: Activation; readonly out: Tensor };
}

/** The operands of a window that moves over pictures, every channel by itself. */
export interface PoolOperands {
  /** [batch, height, width, channels] */
  readonly input: Tensor;
  /** [batch, output height, output width, channels] */
  readonly out: Tensor;
  /** Height and width of the window. */
  readonly size: number;
  /** How far the window moves, along both axes. */
  readonly stride: number;
  /** How far the first window stands out above and to the left of the picture. */
  readonly padding: readonly [top: number, left: number];
}

/** `out` as "max-pool" has left it; gradients of the shapes of `input` and `out`. */
export interface MaxPoolBackOperands extends PoolOperands {
  readonly inputGradient: Tensor;
  readonly outGradient: Tensor;
}

/** `input` as the activation has left it, `out` as "max-pool" has; z and dz of the shape of `input`, the gradient of that of `out`. */
export interface MaxPoolActivateBackOperands extends PoolOperands {
  readonly activation: Activation;
  readonly z: Tensor;
  readonly dz: Tensor;
  readonly outGradient: Tensor;
}

/** Tensors of one shape. */
export interface PairOperands {
  readonly a: Tensor;
  readonly b: Tensor;
  readonly out: Tensor;
}

/** What is summed up. */
export interface SumOfSquaresOperands {
  readonly values: Tensor;
}

/** Tensors of one shape. */
export interface AddScaledOperands {
  readonly a: Tensor;
  readonly out: Tensor;
}

/** What is kept within limits. */
export interface ClampOperands {
  readonly out: Tensor;
}

/** What is drawn, and from what. */
export interface DropMaskOperands {
  readonly random: RandomGenerator;
  readonly rate: number;
  readonly mask: Tensor;
}

/** Numbers whose channels stand in groups of equal size, one after the other; how many groups there are follows from the shapes. */
export interface MomentsOperands {
  /** [samples, places, channels] */
  readonly input: Tensor;
  /** [samples, groups], as the variance. */
  readonly mean: Tensor;
  readonly variance: Tensor;
}

/** What is normalized, and by what. */
export interface NormalizeOperands extends MomentsOperands {
  /** [channels], as the shift. */
  readonly scale: Tensor;
  readonly shift: Tensor;
  readonly epsilon: number;
  /** Of the shape of `input`. */
  readonly out: Tensor;
}

/** Gradients of the shapes of what they belong to, and of [samples, channels] where every sample has its own. */
export interface NormalizeSumsOperands extends MomentsOperands {
  readonly scale: Tensor;
  readonly epsilon: number;
  readonly outGradient: Tensor;
  /** [samples, channels], as those of the shift. */
  readonly scaleGradients: Tensor;
  readonly shiftGradients: Tensor;
  /** [samples, groups], as those of the products. */
  readonly gradientMeans: Tensor;
  readonly productMeans: Tensor;
}

/** The means of "normalize-sums", or those over more samples. */
export interface NormalizeBackOperands extends MomentsOperands {
  readonly scale: Tensor;
  readonly epsilon: number;
  readonly outGradient: Tensor;
  readonly gradientMeans: Tensor;
  readonly productMeans: Tensor;
  readonly inputGradient: Tensor;
}

/** Tensors of one shape. */
export interface ActivateOperands {
  readonly activation: Activation;
  readonly z: Tensor;
  readonly a: Tensor;
}

/** Tensors of one shape. */
export interface ActivateBackOperands extends ActivateOperands {
  readonly da: Tensor;
  readonly dz: Tensor;
}

/** Tensors of one shape [samples, outputs]. */
export interface LogitsLossOperands {
  readonly loss: LogitsLoss;
  readonly z: Tensor;
  readonly targets: Tensor;
}

/** Tensors of one shape, `a` as the activation has left it. */
export interface LogitsLossBackOperands extends LogitsLossOperands {
  readonly a: Tensor;
  readonly dz: Tensor;
}

/** Tensors of one shape. */
export interface UpdateOperands {
  /** An optimizer, or its rule for matrices. */
  readonly optimizer: OptimizerRule;
  readonly value: Tensor;
  readonly gradient: Tensor;
  /** The optimizer's memory, by the name of the slot. */
  readonly slots: Readonly<Record<string, Tensor>>;
  /** λ for this parameter, whose role decides it; 0 by default. */
  readonly weightDecay?: number;
  /** `weight` by default. */
  readonly role?: ParameterRole;
}

/** The name of an operation. */
export type OperationName = keyof Operations;

/** What an operation is bound to. */
export type OperandsOf<Name extends OperationName> = Operations[Name]['operands'];

/** An operation bound to its checked operands: running it checks nothing and allocates nothing. */
export type KernelOf<Name extends OperationName> = Operations[Name]['kernel'];

/** An operation as an object: whoever computes with it imports it, and gets its reference kernel with it and no other. */
export interface Operation<Name extends OperationName = OperationName> {
  /** What backends know it by. */
  readonly name: Name;
  /**
   * The kernel in plain TypeScript, bound to its operands: for backends that have none of their own for them.
   *
   * @throws VITRUM_SHAPE_MISMATCH
   */
  readonly reference: (operands: OperandsOf<Name>) => KernelOf<Name>;
}

/**
 * Binds an operation to its operands, on some backend.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export type Prepare = <Name extends OperationName>(operation: Operation<Name>, operands: OperandsOf<Name>) => KernelOf<Name>;
