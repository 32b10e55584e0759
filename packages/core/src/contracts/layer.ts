import type { Activation } from './activation.ts';
import type { Fan, Initializer } from './initializer.ts';
import type { Prepare } from './operation.ts';
import type { RandomGenerator } from './random.ts';
import type { Shape, Tensor } from './tensor.ts';

/** What a parameter is for: decay, for one, spares everything but weights. */
export type ParameterRole = 'weight' | 'bias' | 'scale';

/** A tensor that is learned. */
export interface ParameterPlan {
  readonly shape: Shape;
  /** Draws the first value of every element. */
  readonly initializer: Initializer;
  readonly fan: Fan;
  readonly role: ParameterRole;
  /** The axes in the order in which first values are drawn, the slowest first; row-major when left out. */
  readonly drawOrder?: readonly number[];
}

/** A tensor that is kept from step to step but not learned, such as a running mean. It is saved with the parameters. */
export interface StatePlan {
  readonly shape: Shape;
  /** What every element is at first. */
  readonly initial: number;
}

/**
 * A layer for inputs of known shapes, as a pure rule: it names what it learns and what it wants kept, and the network keeps it.
 * Shapes are those of one sample, without the batch axis.
 */
export interface LayerPlan<
  ParameterName extends string = string,
  StateName extends string = string,
  KeptName extends string = string,
  ErrorName extends string = string,
> {
  readonly outputShape: Shape;
  /** The activation that ends this layer, where it has one. Its z is then kept as `z`, and ∂C/∂z is the error `dz`. */
  readonly activation?: Activation;
  readonly parameters?: Readonly<Record<ParameterName, ParameterPlan>>;
  readonly state?: Readonly<Record<StateName, StatePlan>>;
  /** Shapes of what the forward pass leaves for the backward pass, per sample: z, x̂, a mask. */
  readonly kept?: Readonly<Record<KeptName, Shape>>;
  /** Shapes of what the backward pass leaves to be looked at, per sample: ∂C/∂z. */
  readonly errors?: Readonly<Record<ErrorName, Shape>>;
  /** True for a layer that draws random numbers in training: it gets a stream of its own. */
  readonly draws?: boolean;
  /** Binds the layer to its tensors, once for a batch size. Shapes are checked here, so that a step checks nothing. */
  bind(tensors: LayerTensors<ParameterName, StateName, KeptName>): BoundLayer<ParameterName, ErrorName>;
  /** Which numbers add up to one element of z, or of the output where there is no activation; for layers that are such sums. */
  incoming?(unit: number): Incoming;
}

/** The tensors of a layer for one batch size: all but parameters and state have the batch as first axis. */
export interface LayerTensors<
  ParameterName extends string = string,
  StateName extends string = string,
  KeptName extends string = string,
> {
  readonly batchSize: number;
  readonly inputs: readonly [Tensor, ...Tensor[]];
  readonly output: Tensor;
  readonly parameters: Readonly<Record<ParameterName, Tensor>>;
  readonly state: Readonly<Record<StateName, Tensor>>;
  readonly kept: Readonly<Record<KeptName, Tensor>>;
  /** The stream of a layer that draws: in every training pass it begins where the step says. */
  readonly random: RandomGenerator;
  /** Operations on the network's backend. */
  readonly prepare: Prepare;
}

/** A layer bound to its tensors. Nothing here allocates in a step. */
export interface BoundLayer<ParameterName extends string = string, ErrorName extends string = string> {
  /** Fills the output and what is kept; `training` switches on what only training does, such as dropout. */
  forward(training: boolean): void;
  /** Binds the backward pass, when the first one comes: a network for prediction alone never has one. */
  bindBackward(gradients: LayerGradients<ParameterName, ErrorName>): BackwardPass;
}

/** What a backward pass reads and writes. */
export interface LayerGradients<ParameterName extends string = string, ErrorName extends string = string> {
  /** ∂C/∂output, of the output's shape. */
  readonly output: Tensor;
  /** Where ∂C/∂input goes for each input; undefined for one that nobody asks for. */
  readonly inputs: readonly [Tensor | undefined, ...(Tensor | undefined)[]];
  /** Where ∂C/∂θ goes for each parameter. */
  readonly parameters: Readonly<Record<ParameterName, GradientSink>>;
  readonly errors: Readonly<Record<ErrorName, Tensor>>;
}

/**
 * Fills the gradients of the last forward pass, from ∂C/∂output. From `logits` the error `dz` stands already, put there by a loss
 * that knows the layer's activation; only a layer with an activation is asked for that.
 */
export type BackwardPass = (from: 'output' | 'logits') => void;

/**
 * Takes the gradient of one parameter in the form that is at hand. It is formed when somebody reads it, and not at all where a
 * step of plain descent can do without.
 */
export interface GradientSink {
  /** ∂C/∂θ = aᵀ·b. */
  product(a: Tensor, b: Tensor): void;
  /** ∂C/∂θ = Σ of the rows of b. */
  sumRows(b: Tensor): void;
  /** ∂C/∂θ as `write` fills it; it is called at most once for each call of this, before the next forward pass. */
  fill(write: (gradient: Tensor) => void): void;
}

/** The numbers that add up to one element of z: Σ inputs[k]·weights[k] + bias. */
export interface Incoming {
  /** Which elements of the sample's input. */
  readonly inputs: readonly number[];
  /** The parameter that has the weights. */
  readonly parameter: string;
  /** Which of its elements, one for each input. */
  readonly weights: readonly number[];
  readonly bias?: { readonly parameter: string; readonly index: number };
}
