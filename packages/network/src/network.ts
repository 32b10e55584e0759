import { contributionFailure, didYouMean, nearestName, VitrumError, type Backend, type Layer, type Parameter, type Precision, type Shape, type Tensor } from '@vitrum/core';
import { checkBatchShape, checkSameShape, createBatchTensor, formatShape, type BatchTensor } from '@vitrum/tensor';
import { countParameters } from './count-parameters.ts';
import type { NetworkConfig } from './network-config.ts';
import { PlacedParameter } from './placed-parameter.ts';

/** What a network is assembled from; see `createNetwork` for the usual way. */
export interface NetworkParts {
  readonly config: NetworkConfig;
  readonly layers: readonly Layer[];
  readonly backend: Backend;
  readonly precision: Precision;
}

/**
 * A chain of layers. A forward pass keeps every layer's z and a, a backward pass every dz and every parameter's gradient;
 * all of them can be read until the next pass overwrites them.
 */
export class Network {
  /** The plain JSON that this network was made from. */
  readonly config: NetworkConfig;
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  readonly layers: readonly Layer[];
  readonly backend: Backend;
  readonly precision: Precision;
  /** Every parameter, named by its place: `layers.0.weights`. */
  readonly parameters: readonly Parameter[];
  /** Number of trainable numbers. */
  readonly parameterCount: number;
  /** ∂C/∂a of every layer but the last, whose gradient comes from outside. */
  readonly #outputGradients: readonly BatchTensor[];

  /** @throws VITRUM_INVALID_CONFIG when there is no layer */
  constructor({ config, layers, backend, precision }: NetworkParts) {
    const last = layers.at(-1);
    if (last === undefined) {
      throw new VitrumError({
        code: 'VITRUM_INVALID_CONFIG',
        message: 'A network needs at least one layer, got none.',
        hint: 'Add a layer such as { "type": "dense", "units": 10 }.',
      });
    }
    this.config = config;
    this.inputShape = config.inputShape;
    this.outputShape = last.outputShape;
    this.layers = layers;
    this.backend = backend;
    this.precision = precision;
    this.parameters = layers.flatMap((layer, index) =>
      layer.parameters.map((parameter) => new PlacedParameter(`layers.${index}.${parameter.name}`, parameter)),
    );
    this.parameterCount = countParameters(this.parameters);
    this.#outputGradients = layers
      .slice(0, -1)
      .map(({ outputShape }) => createBatchTensor(outputShape, backend, precision));
  }

  /**
   * The outputs for a batch: aₗ = φ(zₗ), zₗ = aₗ₋₁·W + b, layer by layer.
   *
   * @param inputs - Shape [batch, ...inputShape].
   * @param training - True switches on what only training does, such as dropout.
   * @returns Shape [batch, ...outputShape]; overwritten by the next pass.
   * @throws VITRUM_SHAPE_MISMATCH
   */
  forward(inputs: Tensor, training = false): Tensor {
    checkBatchShape(inputs, this.inputShape, 'Network.forward');
    let a = inputs;
    for (let index = 0; index < this.layers.length; index++) {
      const layer = this.layers[index];
      if (layer === undefined) continue; // a list has all its places
      try {
        a = layer.forward(a, training);
      } catch (error) {
        throw this.#failureOf(index, layer, error);
      }
    }
    return a;
  }

  /**
   * Backpropagation from ∂C/∂a of the last layer: fills the gradient of every parameter. Belongs to the last forward pass.
   *
   * @throws VITRUM_NO_FORWARD_PASS
   */
  backward(outputGradient: Tensor): void {
    this.#backwardFrom(this.layers.length - 1, outputGradient);
  }

  /**
   * As `backward`, from ∂C/∂z of the last layer: for a loss that knows the last activation.
   *
   * @throws VITRUM_NO_FORWARD_PASS, VITRUM_SHAPE_MISMATCH when the last layer has no activation of its own
   */
  backwardFromLogits(logitsGradient: Tensor): void {
    const last = this.layers.length - 1;
    const layer = this.layers[last];
    if (layer?.backwardFromLogits === undefined) {
      throw new VitrumError({
        code: 'VITRUM_SHAPE_MISMATCH',
        message: 'The last layer cannot take a gradient from before its activation.',
        hint: 'Call backward() with the gradient by the output.',
      });
    }
    const inputGradient = this.#inputGradientOf(last);
    try {
      layer.backwardFromLogits(logitsGradient, inputGradient);
    } catch (error) {
      throw this.#failureOf(last, layer, error);
    }
    if (inputGradient !== undefined) this.#backwardFrom(last - 1, inputGradient);
  }

  /** Layer after layer from `top` down: what one writes as its input's gradient is the next one's output gradient. */
  #backwardFrom(top: number, topGradient: Tensor): void {
    let outputGradient: Tensor | undefined = topGradient;
    for (let index = top; index >= 0 && outputGradient !== undefined; index--) {
      const inputGradient = this.#inputGradientOf(index);
      const layer = this.layers[index];
      if (layer === undefined) continue; // a list has all its places
      try {
        layer.backward(outputGradient, inputGradient);
      } catch (error) {
        throw this.#failureOf(index, layer, error);
      }
      outputGradient = inputGradient;
    }
  }

  #failureOf(index: number, layer: Layer, error: unknown): unknown {
    return contributionFailure('layers', this.config.layers[index]?.type ?? '', layer, error);
  }

  /**
   * ∂C/∂a of a layer from the last backward pass, for its batch; undefined for the last layer, whose gradient comes from outside,
   * and before the first forward pass. Overwritten by the next pass.
   */
  outputGradientOf(layer: number): Tensor | undefined {
    const batchSize = this.layers[layer]?.a?.shape[0];
    return batchSize === undefined ? undefined : this.#outputGradients[layer]?.rows(batchSize);
  }

  /** Where layer `index` writes ∂C/∂input: the layer below's output gradient; nowhere for the first layer. */
  #inputGradientOf(index: number): Tensor | undefined {
    const below = this.layers[index - 1];
    if (below === undefined) return undefined;
    if (below.a === undefined) throw noForwardPass();
    return this.#outputGradients[index - 1]?.rows(below.a.shape[0] ?? 0);
  }

  /**
   * Gives the memory of parameters and passes back to the backend, for good: neither the network nor any tensor of it may be used
   * afterwards. Whoever makes network after network on a backend with memory of its own calls this, for nothing collects it.
   */
  release(): void {
    for (const layer of this.layers) layer.release?.();
    for (const gradients of this.#outputGradients) gradients.release();
  }

  /**
   * A parameter by its name.
   *
   * @throws VITRUM_UNKNOWN_NAME
   */
  parameter(name: string): Parameter {
    const found = this.parameters.find((parameter) => parameter.name === name);
    if (found !== undefined) return found;
    const names = this.parameters.map((parameter) => parameter.name);
    const nearest = nearestName(name, names);
    throw new VitrumError({
      code: 'VITRUM_UNKNOWN_NAME',
      message: `This network has no parameter "${name}".`,
      hint: `${didYouMean(nearest)}Its parameters: ${names.join(', ')}.`,
      nearest,
    });
  }

  /**
   * Sets every parameter from a list of tensors by name.
   *
   * @throws VITRUM_UNKNOWN_NAME, VITRUM_SHAPE_MISMATCH, VITRUM_MISSING_OPTION when a parameter is not given
   */
  loadParameters(values: ReadonlyMap<string, Tensor>): void {
    for (const [name, tensor] of values) checkSameShape(tensor, this.parameter(name).value.shape, `Parameter "${name}"`);
    for (const { name, value } of this.parameters) {
      const tensor = values.get(name);
      if (tensor === undefined) throw missingParameter(name, value.shape);
      value.data.set(tensor.data);
    }
  }
}

function noForwardPass(): VitrumError {
  return new VitrumError({
    code: 'VITRUM_NO_FORWARD_PASS',
    message: 'backward() was called before forward().',
    hint: 'Run forward() on the batch first: the gradients belong to its z and a.',
  });
}

function missingParameter(name: string, shape: Shape): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: `The parameter "${name}" of shape ${formatShape(shape)} is missing.`,
    hint: 'Give a value for every parameter of the network.',
  });
}
