import type { OptionSchema, OptionValues } from '../options/option-schema.ts';
import type { Activation } from './activation.ts';
import type { Backend } from './backend.ts';
import type { Contribution } from './contribution.ts';
import type { RandomGenerator } from './random.ts';
import type { Precision, Shape, Tensor } from './tensor.ts';

/** A trainable tensor and the gradient of the cost by it, of the same shape. */
export interface Parameter {
  /** Unique within its layer: `weights`, `biases`. */
  readonly name: string;
  readonly value: Tensor;
  /**
   * ∂C/∂θ of the last backward pass; zeros before the first. A layer may form it only when it is read, from what the passes
   * left behind. Always the same tensor.
   */
  readonly gradient: Tensor;
  /**
   * θ ← θ − stepSize·∂C/∂θ, without forming the gradient; left out where the layer has no shorter way than that. The
   * gradient can still be read until the next forward pass, and is lost then.
   */
  descend?(stepSize: number): void;
}

/** What surrounds a layer when it is made. Shapes are those of one sample, without the batch axis. */
export interface LayerContext {
  readonly inputShape: Shape;
  readonly backend: Backend;
  readonly random: RandomGenerator;
  readonly precision: Precision;
}

/** A layer in a network. Its tensors have the batch as first axis and are overwritten by the next pass. */
export interface Layer {
  /** Shape of one sample's output. */
  readonly outputShape: Shape;
  readonly parameters: readonly Parameter[];
  /** The activation that ends this layer, where it has one. */
  readonly activation?: Activation;
  /** z of the last forward pass, before the activation; undefined before the first pass or without activation. */
  readonly z: Tensor | undefined;
  /** a of the last forward pass: the layer's output. */
  readonly a: Tensor | undefined;
  /** ∂C/∂z of the last backward pass. */
  readonly dz: Tensor | undefined;
  /** Output for a batch; `training` switches on what only training does, such as dropout. */
  forward(input: Tensor, training: boolean): Tensor;
  /**
   * Takes ∂C/∂a, fills the parameters' gradients and, where given, `inputGradient` with ∂C/∂input. Belongs to the last
   * forward pass.
   */
  backward(outputGradient: Tensor, inputGradient: Tensor | undefined): void;
  /** As `backward`, from ∂C/∂z: what a loss that knows this layer's activation computes directly. */
  backwardFromLogits?(logitsGradient: Tensor, inputGradient: Tensor | undefined): void;
  /**
   * Gives the memory of parameters and passes back to the backend, for good: nothing of the layer may be used afterwards. A
   * layer that has taken memory from the backend has this; without it, the memory stays taken.
   */
  release?(): void;
}

/** What a plugin registers to contribute a layer. */
export interface LayerDefinition<Name extends string = string, Schema extends OptionSchema = OptionSchema>
  extends Contribution<Name> {
  readonly options: Schema;
  // A method, not a property: a definition with particular options must be assignable to the general form.
  create(options: OptionValues<Schema>, context: LayerContext): Layer;
}
