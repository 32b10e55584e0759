import type { Activation } from './activation.ts';
import type { Fan, Initializer } from './initializer.ts';
import type { Prepare } from './operation.ts';
import type { ParameterRole } from './parameter-role.ts';
import type { RandomGenerator } from './random.ts';
import type { Shape, Tensor } from './tensor.ts';

/** A tensor that is learned. */
export interface ParameterPlan {
  /** Shape of the tensor: `[inputs, units]` for the weights of a dense layer. */
  readonly shape: Shape;
  /** Draws the initial value of every element. */
  readonly initializer: Initializer;
  /** What the initializer scales its draws by. */
  readonly fan: Fan;
  /** Decides whether weight decay and penalties apply; see {@link ParameterRole}. */
  readonly role: ParameterRole;
  /** The axes in the order in which initial values are drawn, slowest first; row-major by default. */
  readonly drawOrder?: readonly number[];
}

/** A tensor that persists from step to step but is not learned, such as a running mean. It is saved with the parameters. */
export interface StatePlan {
  /** Shape of the tensor, without a batch axis: `[channels]` for the running means of a batch normalization. */
  readonly shape: Shape;
  /** The initial value of every element. */
  readonly initial: number;
  /** For a running mean s ← (1 − share)·s + share·x in every training pass, with x of the batch: it can then be taken anew. */
  readonly share?: number;
}

/**
 * A layer for inputs of known shapes, as a pure rule: it declares what it learns and keeps, and the network owns the memory. Shapes
 * are those of one sample, without the batch axis.
 */
export interface LayerPlan<
  ParameterName extends string = string,
  StateName extends string = string,
  KeptName extends string = string,
  ErrorName extends string = string,
> {
  /** Shape of the output for one sample. */
  readonly outputShape: Shape;
  /** The activation that ends this layer, if any. Its z is then kept as `z`, and ∂C/∂z is the error `dz`. */
  readonly activation?: Activation;
  /** What the layer learns, by name: `weights`, `biases`. None by default. */
  readonly parameters?: Readonly<Record<ParameterName, ParameterPlan>>;
  /** What the layer keeps from step to step without learning it, by name: `mean`, `variance`. Nothing by default. */
  readonly state?: Readonly<Record<StateName, StatePlan>>;
  /** Shapes of the tensors kept from the forward to the backward pass, per sample: z, x̂, a mask. */
  readonly kept?: Readonly<Record<KeptName, Shape>>;
  /** Shapes of the errors that the backward pass makes available, per sample: ∂C/∂z. */
  readonly errors?: Readonly<Record<ErrorName, Shape>>;
  /**
   * How many products of two numbers a forward pass adds up for one sample, in prediction: Σ xₖ·wₖ of n terms has n, a mean too; what
   * compares, copies or only adds has none, nor have activations. Windows count in full, also where they stand out beyond a picture.
   * By default what `incoming` says, or one for every weight and scale.
   */
  readonly multiplyAdds?: number;
  /** For a layer that reads whole numbers from 0 on, such as words of a vocabulary: how many there are. By default it reads any numbers. */
  readonly indices?: number;
  /** True for a layer that draws random numbers in training; it gets its own stream. */
  readonly draws?: boolean;
  /** Binds the layer to its tensors, once for a batch size. Shapes are checked here, so that a step checks nothing. */
  bind(tensors: LayerTensors<ParameterName, StateName, KeptName>): BoundLayer<ParameterName, ErrorName>;
  /** Which numbers add up to one element of z (of the output without an activation), for layers that are such sums. */
  incoming?(unit: number): Incoming;
}

/** The tensors of a layer for one batch size: all except parameters and state have the batch as first axis. */
export interface LayerTensors<
  ParameterName extends string = string,
  StateName extends string = string,
  KeptName extends string = string,
> {
  /** Number of samples that one pass handles: the first axis of inputs, output and kept tensors. */
  readonly batchSize: number;
  /** What the layer reads, each of shape [batch, ...shape], in the order of the shapes that `plan` was called with. */
  readonly inputs: readonly [Tensor, ...Tensor[]];
  /** Shape [batch, ...outputShape]; every forward pass fills it. */
  readonly output: Tensor;
  /** The values of what the plan names in `parameters`; without a batch axis. A layer only reads them. */
  readonly parameters: Readonly<Record<ParameterName, Tensor>>;
  /** What the plan names in `state`; without a batch axis. A forward pass in training may change it. */
  readonly state: Readonly<Record<StateName, Tensor>>;
  /** What the plan names in `kept`, each of shape [batch, ...shape]; with an activation also `z`. */
  readonly kept: Readonly<Record<KeptName, Tensor>>;
  /** The stream of a layer that draws, positioned by the step in every training pass. */
  readonly random: RandomGenerator;
  /** Operations on the network's backend. */
  readonly prepare: Prepare;
}

/** A layer bound to its tensors. Nothing here allocates in a step. */
export interface BoundLayer<ParameterName extends string = string, ErrorName extends string = string> {
  /** Fills the output and the kept tensors; `training` enables what happens only in training, such as dropout. */
  forward(training: boolean): void;
  /** Binds the backward pass, before the first one: a network that only predicts has none. */
  bindBackward(gradients: LayerGradients<ParameterName, ErrorName>): BackwardPass;
  /**
   * Like `bindBackward`, but the pass goes on through the elementwise activation that made the only input, and writes that layer's error `dz`
   * instead of ∂C/∂input. For layers that save time by it.
   */
  bindBackwardThrough?(gradients: Omit<LayerGradients<ParameterName, ErrorName>, 'inputs'>, before: LayerActivation): BackwardPass;
}

/** How a layer ends: its output is φ(z). */
export interface LayerActivation {
  /** φ, elementwise. */
  readonly activation: Activation;
  /** What φ was applied to in the last forward pass, of the shape of that layer's output. */
  readonly z: Tensor;
  /** ∂C/∂z, to be written. */
  readonly dz: Tensor;
}

/** What a backward pass reads and writes. */
export interface LayerGradients<ParameterName extends string = string, ErrorName extends string = string> {
  /** ∂C/∂output, of the output's shape. */
  readonly output: Tensor;
  /** Where to write ∂C/∂input for each input; undefined if it is not needed. */
  readonly inputs: readonly [Tensor | undefined, ...(Tensor | undefined)[]];
  /** The sink of ∂C/∂θ for each parameter. */
  readonly parameters: Readonly<Record<ParameterName, GradientSink>>;
  /** What the plan names in `errors`, each of shape [batch, ...shape], to be written; with an activation also `dz`. */
  readonly errors: Readonly<Record<ErrorName, Tensor>>;
}

/**
 * Fills the gradients of the last forward pass from ∂C/∂output. With `logits` the error `dz` has already been written, by a loss
 * joined with the layer's activation; this happens only for layers with an activation.
 */
export type BackwardPass = (from: 'output' | 'logits') => void;

/**
 * Receives the gradient of one parameter in factored form. It is formed only when read, and not at all for plain descent.
 */
export interface GradientSink {
  /** ∂C/∂θ = aᵀ·b. */
  product(a: Tensor, b: Tensor): void;
  /** ∂C/∂θ = Σ of the rows of the matrix b, in the order of θ's elements. */
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
  /** The element of a parameter that is added to the sum; absent for a layer without a bias. */
  readonly bias?: {
    /** The name of the parameter. */
    readonly parameter: string;
    /** Which of its elements. */
    readonly index: number;
  };
}
