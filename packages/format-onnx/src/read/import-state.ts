import type { PortableTensor, Shape } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { unsupportedOnnx } from '../invalid-onnx.ts';
import type { OnnxNode } from '../proto/messages.ts';
import { activationOf, lineOf, type Curve, type Found } from './curve.ts';
import { featureOf, orderOf, type Feature } from './feature.ts';
import type { ListedLayer } from './layer-list.ts';
import type { Constant } from './read-tensor.ts';

/** A picture with zeros around it, for the convolution that reads it. */
export interface Padded {
  readonly kind: 'padded';
  readonly feature: Feature;
  /** Rows and columns before the picture, then those behind it. */
  readonly pads: readonly number[];
}

/** What a name in the graph stands for. */
export type Value = Constant | Feature | Curve | Padded;

/** The layers that have been read so far, and how much memory they may still take. */
export class ImportState {
  readonly layers: ListedLayer[] = [];
  readonly #settled = new Map<Curve, Feature>();
  readonly #batch: number | undefined;
  /** The version of the standard operators. */
  readonly opset: number;
  #budget: number;

  /** @param budget - How many numbers may be made: a small multiple of the file's size. */
  constructor(opset: number, batch: number | undefined, budget: number) {
    this.opset = opset;
    this.#batch = batch;
    this.#budget = budget;
  }

  /** The length of the batch axis if the file fixes one. */
  get batch(): number | undefined {
    return this.#batch;
  }

  /**
   * Asks for memory for numbers.
   *
   * @throws VITRUM_UNSUPPORTED_MODEL
   */
  take(count: number): number {
    this.#budget -= count;
    if (this.#budget >= 0) return count;
    throw unsupportedOnnx('its layers would have far more numbers than the file holds', 'Write the model anew with its constants folded and without shared weights.');
  }

  /** Adds a layer; its output is the feature that comes back. */
  add(type: string, inputs: readonly Feature[], options: ListedLayer['options'], tensors: ListedLayer['tensors'], outputShape: Shape, order?: readonly number[]): Feature {
    const layer = this.layers.push({ type, inputs: inputs.map(({ layer: index }) => index), options, tensors }) - 1;
    return featureOf(layer, outputShape, order);
  }

  /** A layer like another one that reads the same, with other options. */
  addBeside(index: number, options: ListedLayer['options'], outputShape: Shape): Feature {
    const layer = this.layers[index];
    const place = this.layers.push({ type: 'activation', inputs: [index], tensors: {}, ...layer, options: { ...layer?.options, ...options } }) - 1;
    return featureOf(place, outputShape);
  }

  /** A layer that changes no axis. */
  addLike(feature: Feature, type: string, options: ListedLayer['options'], tensors: ListedLayer['tensors'] = {}): Feature {
    return { ...feature, layer: this.add(type, [feature], options, tensors, feature.actual).layer };
  }

  /** A feature whose layer gives samples of this shape, in the same order. */
  shaped(feature: Feature, shape: Shape): Feature {
    if (String(feature.actual) === String(shape)) return feature;
    const [type, options] = shape.length === 1 ? ['flatten', {}] as const : ['reshape', { shape }] as const;
    return { ...feature, layer: this.add(type, [feature], options, {}, shape).layer, actual: shape };
  }

  /** a = factor·x + offset along the last axis of the layer; both lists are as long as it is, in its order. */
  affine(feature: Feature, factors: Float32Array, offsets: Float32Array): Feature {
    const shape = [factors.length];
    const ofShape = (values: Float32Array): PortableTensor => ({ shape, values });
    return this.addLike(feature, 'affine', {}, { factors: ofShape(factors), offsets: ofShape(offsets) });
  }

  /**
   * A value as the output of a layer: what nodes compute number by number becomes an activation, or a factor and an offset.
   *
   * @throws VITRUM_UNSUPPORTED_MODEL for a function that is none of vitrum's
   */
  settle(value: Feature | Curve): Feature {
    if (value.kind === 'feature') return value;
    const steps: Curve[] = [];
    let current: Feature | Curve = value;
    // Back to where the whole function is known, then forward again, node by node.
    while (current.kind === 'curve' && !this.#settled.has(current) && !isKnown(current.values)) {
      if (current.step === undefined || !isKnown(current.step.values)) throw unknownFunction(current);
      steps.push(current);
      current = current.step.before;
    }
    let feature: Feature = current.kind === 'feature' ? current : (this.#settled.get(current) ?? this.#remember(current, this.#apply(current.of, current.values)));
    for (const step of steps.reverse()) feature = this.#remember(step, this.#apply(feature, step.step?.values ?? step.values));
    return feature;
  }

  #remember(curve: Curve, feature: Feature): Feature {
    this.#settled.set(curve, feature);
    return feature;
  }

  #apply(feature: Feature, values: Float64Array): Feature {
    const found = activationOf(values);
    if (found !== undefined) return found.type === 'identity' ? feature : this.addLike(feature, 'activation', { activation: referenceOf(found) });
    const [factor, offset] = lineOf(values) ?? [1, 0];
    const channels = this.take(feature.actual.at(-1) ?? 1);
    return this.affine(feature, new Float32Array(channels).fill(factor), new Float32Array(channels).fill(offset));
  }

  /** A feature as a vector, with the place of every number of ONNX's vector in it. */
  vector(feature: Feature): { readonly feature: Feature; readonly order: Int32Array | undefined } {
    return { feature: this.shaped(feature, [sizeOf(feature.actual)]), order: orderOf(feature) };
  }
}

const isKnown = (values: Float64Array): boolean => activationOf(values) !== undefined || lineOf(values) !== undefined;

const referenceOf = (found: Found): string | Found => (Object.keys(found).length === 1 ? found.type : found);

function unknownFunction({ node }: Curve): Error {
  return unsupportedOnnx(`what it computes number by number up to ${node} is none of the activations`, 'Use one of "vitrum list activations" in the model, or write the activation as a plugin and build the layers by hand.');
}

/** A node for messages: `Conv("/features/0/Conv")`. */
export const describe = ({ opType, name, outputs: [output = ''] }: Pick<OnnxNode, 'opType' | 'name' | 'outputs'>): string => `${opType}("${name === '' ? output : name}")`;
