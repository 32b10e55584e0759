import type { PortableTensor, Shape } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { onnxDims, orderOf, type Feature } from '../feature.ts';
import { checkLength, type NodeCall } from '../node-call.ts';
import type { Operators } from './operator.ts';

/** Normalizations with fixed moments, over a sample, and over groups of channels. */
export const normalizations: Operators = {
  BatchNormalization: (call) => {
    if (call.integer('training_mode', 0) === 1) throw call.unsupported('normalizes by the moments of the batch, as in training', 'Export the model for prediction: model.eval() in PyTorch.');
    const input = call.feature(0);
    const { feature, channels, order } = channelsOf(call, input);
    const tensor = (index: number, what: string): PortableTensor => vectorOf(inOrder(checkLength(call, what, call.constant(index), channels), order));
    const tensors = { scale: tensor(1, 'a scale'), shift: tensor(2, 'a shift'), mean: tensor(3, 'a mean'), variance: tensor(4, 'a variance') };
    call.state.take(4 * channels);
    return call.state.addLike(feature, 'batch-norm', { epsilon: call.float('epsilon', 1e-5) }, tensors);
  },
  LayerNormalization: (call) => {
    const feature = call.feature(0);
    const axis = call.axisOf(call.integer('axis', -1), feature);
    const before = onnxDims(feature).slice(0, axis);
    if (sizeOf(before) !== 1) throw call.unsupported(`normalizes samples of shape [${onnxDims(feature).join(', ')}] from axis ${axis + 1} on`, 'A "layer-norm" normalizes the whole sample.');
    const size = sizeOf(feature.lengths);
    const scale = checkLength(call, 'a scale', call.constant(1), size);
    const bias = call.optional(2);
    const shift = bias ? checkLength(call, 'a shift', bias, size) : new Float32Array(size);
    call.state.take(2 * size);
    const order = orderOf(feature);
    const tensorOf = (values: Float32Array): PortableTensor => ({ shape: feature.actual, values: inOrder(values, order) });
    return call.state.addLike(feature, 'layer-norm', { epsilon: call.float('epsilon', 1e-5) }, { scale: tensorOf(scale), shift: tensorOf(shift) });
  },
  InstanceNormalization: (call) => {
    const feature = call.feature(0);
    const [groups = 1] = onnxDims(feature);
    return grouped(call, feature, groups, call.constant(1).values, call.constant(2).values);
  },
  GroupNormalization: (call) => grouped(call, call.feature(0), call.integer('num_groups', 1), call.constant(1).values, call.constant(2).values),
};

/** The first axis of ONNX behind the batch's as the last one of the layer; of a vector, the order of its numbers. */
function channelsOf(call: NodeCall, feature: Feature): { readonly feature: Feature; readonly channels: number; readonly order: Int32Array | undefined } {
  const [channels = 1] = onnxDims(feature);
  if (feature.dims.length === 1) {
    if (feature.actual.at(-1) === channels) return { feature, channels, order: undefined };
    if (sizeOf(feature.actual) > call.state.take(channels)) throw call.invalid('has other channels than its input');
    return { channels, ...call.state.vector(feature) };
  }
  const [axes = []] = feature.dims;
  if (axes.length > 1 || (axes.length === 1 && axes[0] !== feature.lengths.length - 1)) throw call.unsupported('works on an axis that is not the channels', 'Channels are the first axis of ONNX behind the batch.');
  return { feature: endingIn(call, feature, channels), channels, order: undefined };
}

/** A feature whose layer has its channels as the last axis. */
function endingIn(call: NodeCall, feature: Feature, channels: number): Feature {
  return feature.actual.at(-1) === channels ? feature : call.state.shaped(feature, [sizeOf(feature.actual) / channels, channels]);
}

/** A group-norm; scale and shift are one number for each group, or for each channel. */
function grouped(call: NodeCall, feature: Feature, groups: number, scale: Float32Array, shift: Float32Array): Feature {
  const channels = groupedChannels(call, feature, groups);
  const whole = endingIn(call, feature, channels);
  const spread = (values: Float32Array): PortableTensor => {
    if (values.length !== groups && values.length !== channels) throw call.invalid(`scales by ${values.length} numbers for ${groups} groups of ${channels} channels`);
    return vectorOf(Float32Array.from({ length: call.state.take(channels) }, (_, c) => values[values.length === channels ? c : Math.floor((c * groups) / channels)] ?? 0));
  };
  return call.state.addLike(whole, 'group-norm', { groups, epsilon: call.float('epsilon', 1e-5) }, { scale: spread(scale), shift: spread(shift) });
}

/** How many channels the groups have: the groups are the first axis of ONNX, or the channels are, of which groups are made. */
function groupedChannels(call: NodeCall, { dims, lengths, actual }: Feature, groups: number): number {
  const [axes = []] = dims;
  const last = lengths.length - 1;
  if (axes.length === 0) return actual.at(-1) ?? 1; // one group of everything
  if (axes.length === 1 && axes[0] === last) {
    const channels = lengths[last] ?? 1;
    if (groups < 1 || channels % groups !== 0) throw call.invalid(`has ${groups} groups for ${channels} channels`);
    return channels;
  }
  if (axes.length === 1 && axes[0] === last - 1 && groups === lengths[last - 1]) return groups * (lengths[last] ?? 1);
  throw call.unsupported('makes groups that are not of channels', 'A "group-norm" has groups of channels.');
}

/** Numbers in ONNX's order at the places where the layer has them. */
export function inOrder(values: Float32Array, order: Int32Array | undefined): Float32Array {
  if (order === undefined) return values;
  const out = new Float32Array(values.length);
  order.forEach((to, from) => { out[to] = values[from] ?? 0; });
  return out;
}

const vectorOf = (values: Float32Array): PortableTensor => ({ shape: [values.length] satisfies Shape, values });
