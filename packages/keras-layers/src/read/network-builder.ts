import type { PortableModel, PortableTensor, Shape } from '@vitrum/core';
import { describeValue, isListOf } from '@vitrum/core/internal';
import { formatShape, sizeOf } from '@vitrum/tensor';
import { invalidKeras, unsupportedLayer, type ReadLayer } from './read-layer.ts';

/** What a layer gives: where it comes from, and its shape. */
export interface Output {
  /** The index of the layer of vitrum; −1 for the input of the network. */
  readonly index: number;
  readonly shape: Shape;
  /** Zeros around a picture that are not there yet: the layer that reads it takes them into its own padding. */
  readonly zeros?: Zeros;
}

/** Rows and columns of zeros around a picture. */
export interface Zeros {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

interface Added {
  readonly type: string;
  readonly isFrozen: boolean;
  readonly options: Readonly<Record<string, unknown>>;
  readonly inputs: readonly number[];
}

/** A sample may have this many numbers, as when a model file is read. */
const maxSample = 2 ** 24;

/** So many numbers may be made that no file holds, such as biases of zero. */
const maxMade = 2 ** 24;

type Tensors = Readonly<Record<string, PortableTensor>>;

/** What a layer has besides its type and its inputs. */
interface LayerContent {
  readonly options?: Readonly<Record<string, unknown>>;
  readonly parameters?: Tensors;
  readonly state?: Tensors;
  /** As the layer of Keras by default. */
  readonly isFrozen?: boolean;
}

/** Collects the layers of a network and their tensors. */
export class NetworkBuilder {
  readonly #layers: Added[] = [];
  readonly #parameters: Record<string, PortableTensor> = {};
  readonly #state: Record<string, PortableTensor> = {};
  #made = 0;
  #inputShape: Shape | undefined;

  /** The input of the network. */
  input(layer: ReadLayer): Output {
    if (this.#inputShape !== undefined) throw unsupportedLayer(layer, 'is a second input', 'Networks of vitrum have one input: save a model with one.');
    this.#inputShape = inputShape(layer);
    return this.#checked(layer, { index: -1, shape: this.#inputShape });
  }

  /** A layer of vitrum for one of Keras. */
  add(layer: ReadLayer, type: string, inputs: readonly Output[], shape: Shape, { options = {}, parameters = {}, state = {}, isFrozen = !layer.isTrainable }: LayerContent = {}): Output {
    for (const { zeros } of inputs) if (zeros !== undefined) throw unsupportedLayer(layer, 'reads a ZeroPadding2D, which vitrum takes only into the padding of a convolution', 'Give the layer itself the padding "same".');
    const index = this.#layers.push({ type, isFrozen: isFrozen && Object.keys(parameters).length > 0, options, inputs: inputs.map((input) => input.index) }) - 1;
    for (const [name, tensor] of Object.entries(parameters)) this.#parameters[`layers.${index}.${name}`] = tensor;
    for (const [name, tensor] of Object.entries(state)) this.#state[`layers.${index}.${name}`] = tensor;
    return this.#checked(layer, { index, shape });
  }

  /**
   * scale·x + offset for every channel, the last axis: a batch normalization with mean 0 and variance 1. It is frozen, or training would put
   * the moments of the data in their place.
   */
  affine(layer: ReadLayer, x: Output, scale: Float32Array, offset: Float32Array): Output {
    const channels = scale.length;
    const epsilon = 1e-12; // nothing beside a variance of 1
    return this.add(layer, 'batch-norm', [x], x.shape, {
      options: { epsilon }, isFrozen: true,
      parameters: { scale: { shape: [channels], values: scale }, shift: { shape: [channels], values: offset } },
      state: { mean: { shape: [channels], values: this.filled(layer, channels, 0) }, variance: { shape: [channels], values: this.filled(layer, channels, 1) } },
    });
  }

  /** So many equal numbers, within bounds. */
  filled(layer: ReadLayer, count: number, value: number): Float32Array {
    this.#made += count;
    if (this.#made > maxMade) throw unsupportedLayer(layer, `asks for ${count} numbers that the file does not hold`, 'This is more than a model needs.');
    return new Float32Array(count).fill(value);
  }

  /** The network; its output must be that of its last layer. */
  model(layer: ReadLayer, output: Output): PortableModel {
    if (output.zeros !== undefined) throw unsupportedLayer(layer, 'ends in a ZeroPadding2D', 'Leave it out.');
    const last = output.index === this.#layers.length - 1 && this.#layers.length > 0 ? output : this.add(layer, 'activation', [output], output.shape, { options: { activation: 'identity' } });
    const read = new Set(this.#layers.flatMap(({ inputs }, i) => (isChained(inputs, i) ? [] : inputs)));
    const nameOf = (index: number): string => (index === -1 ? 'input' : `layer-${index}`);
    const layers = this.#layers.slice(0, last.index + 1).map(({ type, isFrozen, options, inputs }, i) => ({
      type, ...options, ...(isFrozen && { trainable: false }), ...(read.has(i) && { name: nameOf(i) }), ...(!isChained(inputs, i) && { inputs: inputs.map(nameOf) }),
    }));
    return { network: { inputShape: [...(this.#inputShape ?? [])], layers }, parameters: this.#parameters, state: this.#state, metadata: {} };
  }

  #checked(layer: ReadLayer, output: Output): Output {
    const { shape } = output;
    if (!shape.every((length) => Number.isSafeInteger(length) && length > 0)) throw invalidKeras(`the layer "${layer.id}" would give samples of shape ${formatShape(shape)}`);
    if (sizeOf(shape) > maxSample) throw invalidKeras(`the layer "${layer.id}" would give ${sizeOf(shape)} numbers for a sample, more than ${maxSample}`);
    return output;
  }
}

const isChained = (inputs: readonly number[], index: number): boolean => inputs.length === 1 && inputs[0] === index - 1;

/** The shape of one sample: `[null, 28, 28, 1]` without its first axis. */
function inputShape(layer: ReadLayer): Shape {
  const given = layer.config['batch_shape'] ?? layer.config['batch_input_shape'] ?? (Array.isArray(layer.config['shape']) ? [null, ...(layer.config['shape'] as readonly unknown[])] : undefined); // an array, checked below
  const shape = isListOf(given, (length): length is number | null => length === null || (typeof length === 'number' && Number.isSafeInteger(length) && length > 0)) ? given.slice(1) : undefined;
  if (shape === undefined || shape.length === 0) throw unsupportedLayer(layer, `has the shape ${describeValue(given)}`, 'The shape of the input must be known: build the model with it before it is saved.');
  const lengths = shape.filter((length) => length !== null);
  if (lengths.length < shape.length) throw unsupportedLayer(layer, `leaves lengths open, ${JSON.stringify(given)}`, 'Networks of vitrum have inputs of one shape: rebuild the model with an Input of fixed lengths, such as (28, 28, 1).');
  return lengths;
}
