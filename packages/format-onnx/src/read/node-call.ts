import type { Shape, VitrumError } from '@vitrum/core';
import { invalidOnnx, unsupportedOnnx } from '../invalid-onnx.ts';
import type { OnnxAttribute, OnnxNode } from '../proto/messages.ts';
import type { Curve } from './curve.ts';
import { onnxDims, type Feature } from './feature.ts';
import { describe, type ImportState, type Value } from './import-state.ts';
import { readTensor, type Constant } from './read-tensor.ts';

/** A picture in vitrum's order of axes. */
export interface Picture {
  readonly feature: Feature;
  readonly shape: readonly [height: number, width: number, channels: number];
}

/** A node with what its inputs stand for. */
export class NodeCall {
  readonly node: OnnxNode;
  readonly state: ImportState;
  readonly inputs: readonly (Value | undefined)[];

  constructor(node: OnnxNode, state: ImportState, inputs: readonly (Value | undefined)[]) {
    this.node = node;
    this.state = state;
    this.inputs = inputs;
  }

  /** The error for a node that no layer stands for. */
  unsupported(problem: string, hint: string): VitrumError {
    return unsupportedOnnx(`${describe(this.node)} ${problem}`, hint);
  }

  /** The error for a node that ONNX does not allow. */
  invalid(problem: string): VitrumError {
    return invalidOnnx(`${describe(this.node)} ${problem}`);
  }

  /** An input that must be there. */
  input(index: number): Value {
    const value = this.inputs[index];
    if (value === undefined) throw this.invalid(`has no input ${index}`);
    return value;
  }

  /** An input that is the output of a layer. */
  feature(index: number): Feature {
    return this.state.settle(this.computed(index));
  }

  /** An input that depends on the network's input. */
  computed(index: number): Feature | Curve {
    const value = this.input(index);
    if (value.kind === 'padded') throw this.unsupported('reads a picture with zeros around it', 'Zeros go around the picture of a convolution: let it pad by itself.');
    if (value.kind !== 'constant') return value;
    throw this.unsupported(`computes something from the constant at its input ${index} that is not folded`, 'Write the model anew with its constants folded: do_constant_folding=True, or onnxsim.');
  }

  /** An input that is in the file. */
  constant(index: number): Constant {
    const value = this.input(index);
    if (value.kind === 'constant') return value;
    throw this.unsupported(`has a computed value at its input ${index}, where layers have fixed weights`, 'Products of two computed values, as in attention and gates, have no layer; a plugin may add one.');
  }

  /** A constant that may be left out. */
  optional(index: number): Constant | undefined {
    return this.inputs[index] === undefined ? undefined : this.constant(index);
  }

  /** A list of whole numbers: an attribute in older versions, an input in newer ones. */
  integers(name: string, index?: number): readonly number[] | undefined {
    const constant = index === undefined ? undefined : this.optional(index);
    return constant === undefined ? this.attribute(name)?.ints : Array.from(constant.values);
  }

  /** A whole number among the attributes. */
  integer(name: string, byDefault: number): number {
    return this.attribute(name)?.int ?? byDefault;
  }

  /** A number among the attributes. */
  float(name: string, byDefault: number): number {
    return this.attribute(name)?.float ?? byDefault;
  }

  /** A text among the attributes. */
  text(name: string, byDefault: string): string {
    return this.attribute(name)?.text ?? byDefault;
  }

  /** A tensor among the attributes. */
  tensor(name: string): Constant | undefined {
    const tensor = this.attribute(name)?.tensor;
    return tensor && readTensor(tensor);
  }

  /** An attribute by name. */
  attribute(name: string): OnnxAttribute | undefined {
    return this.node.attributes.find((attribute) => attribute.name === name);
  }

  /** An axis of a feature behind the batch's, counted from there. */
  axisOf(axis: number, feature: Feature): number {
    const rank = feature.dims.length + 1;
    const place = axis < 0 ? axis + rank : axis;
    if (!Number.isSafeInteger(place) || place < 0 || place >= rank) throw this.invalid(`has the axis ${axis}, and its input has ${rank}`);
    if (place === 0) throw this.unsupported('works along the batch', 'A layer sees one sample at a time.');
    return place - 1;
  }

  /** A feature as a picture [height, width, channels] of vitrum, which ONNX has as [channels, height, width]. */
  picture(index: number): Picture {
    return this.#pictureOf(this.feature(index));
  }

  /** Likewise where zeros may be around it; how many is the last of the result. */
  paddedPicture(index: number): Picture & { readonly pads: readonly number[] } {
    const value = this.input(index);
    return value.kind === 'padded' ? { ...this.#pictureOf(value.feature), pads: value.pads } : { ...this.picture(index), pads: [] };
  }

  #pictureOf(feature: Feature): Picture {
    const [channels = 1, height = 1, width = 1] = onnxDims(feature);
    this.#checkPlaces(feature, 3);
    return { feature: this.state.shaped(feature, [height, width, channels]), shape: [height, width, channels] };
  }

  /** A feature as a sequence [length, channels] of vitrum, which ONNX has as [channels, length]. */
  sequence(index: number): { readonly feature: Feature; readonly shape: readonly [length: number, channels: number] } {
    const feature = this.feature(index);
    const [channels = 1, length = 1] = onnxDims(feature);
    this.#checkPlaces(feature, 2);
    return { feature: this.state.shaped(feature, [length, channels]), shape: [length, channels] };
  }

  /** Channels behind places, in the order of the layer. */
  #checkPlaces({ dims, lengths }: Feature, rank: number): void {
    const [channels = [], ...places] = dims;
    if (dims.length !== rank) throw this.unsupported(`reads samples of ${dims.length} axes, and the layer for it ${rank}`, 'Pictures have the axes [channels, height, width], sequences [channels, length].');
    const order = [...places.flat(), ...channels];
    if (order.every((axis, i) => axis === i) && order.length === lengths.length) return;
    throw this.unsupported('reads pictures whose axes were turned, or that were made from a vector', 'Layers have channels behind height and width, and no layer turns axes: let the model keep pictures as pictures.');
  }
}

/** The shape that a list of numbers must have. */
export function checkLength(call: NodeCall, what: string, { values }: Constant, length: number): Float32Array {
  if (values.length === length) return values;
  throw call.invalid(`has ${what} of ${values.length} numbers, and needs ${length}`);
}

/** The axes of a constant that must have this many. */
export function checkRank(call: NodeCall, what: string, { dims }: Constant, rank: number): Shape {
  if (dims.length === rank && dims.every((length) => length > 0)) return dims;
  throw call.unsupported(`has ${what} of shape [${dims.join(', ')}], where a layer has ${rank} axes`, 'Layers multiply every sample by the same weights.');
}
