import type { PortableTensor } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import type { Feature } from '../feature.ts';
import { fitKernel, fitTransposed, type WindowAlong } from '../kernel-fit.ts';
import { checkLength, checkRank, type NodeCall } from '../node-call.ts';
import { transposedWindowsOf, windowsOf } from '../window-attributes.ts';
import type { Operators } from './operator.ts';

/** Convolutions over pictures and sequences. */
export const convolutions: Operators = {
  Conv: (call) => {
    const weights = call.constant(1);
    const rank = weights.dims.length - 2;
    if (rank !== 1 && rank !== 2) throw call.unsupported(`is a convolution over ${rank} axes`, 'There are convolutions over sequences and over pictures.');
    const [filters = 1, seen = 1, ...kernel] = checkRank(call, 'weights', weights, rank + 2);
    const { feature, shape, pads } = rank === 2 ? call.paddedPicture(0) : { ...call.sequence(0), pads: [] };
    const [channels, lengths] = [shape.at(-1) ?? 1, shape.slice(0, -1)];
    const groups = call.integer('group', 1);
    if (channels !== seen * groups) throw call.invalid(`has ${groups} groups of ${seen} channels for ${channels}`);
    const bias = call.optional(2);
    const biases = bias ? checkLength(call, 'biases', bias, filters) : new Float32Array(filters);
    return convolve(call, feature, { windows: windowsOf(call, lengths, kernel, pads), filters, seen, groups, biases, weightAt: (f, c, place) => weights.values[(f * seen + c) * place.count + place.index] ?? 0 });
  },
  ConvTranspose: (call) => {
    const weights = call.constant(1);
    if (weights.dims.length !== 4) throw call.unsupported(`is a transposed convolution over ${weights.dims.length - 2} axes`, 'There is one over pictures.');
    const [channels = 1, each = 1, ...kernel] = checkRank(call, 'weights', weights, 4);
    const { feature, shape: [height, width, given] } = call.picture(0);
    const groups = call.integer('group', 1);
    if (channels !== given || channels % groups !== 0) throw call.invalid(`has weights for ${channels} channels in ${groups} groups, and its input has ${given}`);
    const windows = transposedWindowsOf(call, [height, width], kernel);
    const fit = fitTransposed(windows) ?? noFit(call, windows);
    const [stride, ...otherStrides] = windows.map((window) => window.stride);
    if (stride === undefined || otherStrides.some((other) => other !== stride)) throw unequalStrides(call);
    const filters = each * groups;
    const bias = call.optional(2);
    const biases = bias ? checkLength(call, 'biases', bias, filters) : new Float32Array(filters);
    const { kernelSize, offsets: [top = 0, left = 0] } = fit;
    const values = new Float32Array(call.state.take(kernelSize * kernelSize * filters * channels));
    const [kernelHeight = 1, kernelWidth = 1] = kernel;
    const [dilationY = 1, dilationX = 1] = call.integers('dilations') ?? [];
    for (let c = 0, from = 0; c < channels; c++) {
      const firstFilter = Math.floor(c / (channels / groups)) * each;
      for (let f = firstFilter; f < firstFilter + each; f++) {
        for (let i = 0; i < kernelHeight; i++) {
          for (let j = 0; j < kernelWidth; j++, from++) {
            values[((((i * dilationY) + top) * kernelSize + j * dilationX + left) * filters + f) * channels + c] = weights.values[from] ?? 0;
          }
        }
      }
    }
    const [rows = 1, columns = 1] = windows.map(({ places }) => places);
    const tensors = { weights: { shape: [kernelSize, kernelSize, filters, channels], values }, biases: vectorOf(biases) };
    return call.state.add('transposed-conv2d', [feature], { filters, kernelSize, stride, padding: fit.padding }, tensors, [rows, columns, filters], [2, 0, 1]);
  },
};

/** A convolution whose weights are asked for: by filter, channel of the group, and place in the window. */
export interface Convolution {
  readonly windows: readonly WindowAlong[];
  readonly filters: number;
  /** Channels of a group. */
  readonly seen: number;
  readonly groups: number;
  readonly biases: Float32Array;
  readonly weightAt: (filter: number, channel: number, place: { readonly index: number; readonly count: number }) => number;
}

/** A layer for a convolution; its kernel is square, with zeros where the window is none. */
export function convolve(call: NodeCall, feature: Feature, { windows, filters, seen, groups, biases, weightAt }: Convolution): Feature {
  const [first, ...others] = windows;
  if (first === undefined || others.some(({ stride }) => stride !== first.stride)) throw unequalStrides(call);
  if (others.some(({ dilation }) => dilation !== first.dilation)) throw call.unsupported('has another dilation along the height than along the width', 'A "conv2d" has one dilation.');
  const { kernelSize, padding, offsets } = fitKernel(windows) ?? noFit(call, windows);
  const values = new Float32Array(call.state.take(sizeOf(windows.map(() => kernelSize)) * seen * filters));
  const count = windows.reduce((product, { size }) => product * size, 1);
  for (let index = 0; index < count; index++) {
    const at = placeInKernel(index, windows, kernelSize, offsets);
    for (let c = 0; c < seen; c++) for (let f = 0; f < filters; f++) values[(at * seen + c) * filters + f] = weightAt(f, c, { index, count });
  }
  const places = windows.map((window) => window.places);
  const options = { filters, kernelSize, stride: first.stride, dilation: first.dilation, groups, padding };
  const tensors = { weights: { shape: [...windows.map(() => kernelSize), seen, filters], values }, biases: vectorOf(biases) };
  const isPicture = windows.length === 2;
  return call.state.add(isPicture ? 'conv2d' : 'conv1d', [feature], options, tensors, [...places, filters], isPicture ? [2, 0, 1] : [1, 0]);
}

/** Where a place of the window is in the square kernel. */
function placeInKernel(index: number, windows: readonly WindowAlong[], kernelSize: number, offsets: readonly number[]): number {
  let [rest, place, step] = [index, 0, 1];
  for (let axis = windows.length - 1; axis >= 0; axis--) {
    const size = windows[axis]?.size ?? 1;
    place += ((rest % size) + (offsets[axis] ?? 0)) * step;
    rest = Math.floor(rest / size);
    step *= kernelSize;
  }
  return place;
}

const vectorOf = (values: Float32Array): PortableTensor => ({ shape: [values.length], values });

const unequalStrides = (call: NodeCall): Error => call.unsupported('has another stride along the height than along the width', 'A layer has one stride for both.');

/** The error for windows that stand where none of vitrum's do. */
export function noFit(call: NodeCall, windows: readonly WindowAlong[]): never {
  const said = windows.map(({ length, size, stride, before, places }) => `${size} wide, stride ${stride}, ${before} before, ${places} places on ${length}`).join('; ');
  throw call.unsupported(`has windows that no layer has: ${said}`, 'Layers have the paddings "valid" and "same" of TensorFlow, and pools are square: change the padding of this layer, and train or export the model anew.');
}

