import type { Shape } from '@vitrum/core';
import type { OnnxGraph, OnnxNode } from '../proto/messages.ts';

/** Nodes that read pictures with their channels first. */
const channelsFirst = new Set(['Conv', 'ConvTranspose', 'MaxPool', 'AveragePool', 'GlobalAveragePool', 'GlobalMaxPool', 'Resize', 'Upsample', 'InstanceNormalization', 'BatchNormalization']);
/** Nodes behind which the order of the axes says nothing of the input. */
const ends = new Set(['Reshape', 'Flatten', 'MatMul', 'Gemm', 'Gather', 'Shape', 'ReduceMean']);

/**
 * The axes of the network's input in vitrum's order, as axes of ONNX behind the batch's: channels go last where the graph has them first.
 * What the graph does with its input says where they are; where it says nothing, a short first axis is taken for channels.
 */
export function inputOrder({ nodes, initializers }: OnnxGraph, input: string, shape: Shape): readonly number[] {
  const asIs = shape.map((_, axis) => axis);
  if (shape.length < 2 || shape.length > 3) return asIs;
  const turned = [...asIs.slice(1), 0];
  const byChannel = new Set(initializers.filter(({ dims }) => isByChannel(dims, shape)).map(({ name }) => name));
  const reader = firstReader(nodes, input, byChannel);
  if (reader === 'channels-first') return turned;
  const [first = 0] = shape;
  return reader === 'unknown' && shape.length === 3 && first <= 4 && (shape[2] ?? 0) > 4 ? turned : asIs;
}

/** True for numbers of channels that come first: [3, 1, 1] for samples [3, 32, 32], such as the means of the colors. */
function isByChannel(dims: Shape, shape: Shape): boolean {
  const [channels, ...places] = dims.slice(-shape.length);
  return shape.length === 3 && dims.length >= 3 && channels === shape[0] && channels !== 1 && places.every((length) => length === 1);
}

function firstReader(nodes: readonly OnnxNode[], input: string, byChannel: ReadonlySet<string>): 'channels-first' | 'turned' | 'unknown' {
  const names = new Set([input]);
  for (const { opType, inputs, outputs } of nodes) {
    if (!inputs.some((name) => names.has(name))) continue;
    if (channelsFirst.has(opType) || inputs.some((name) => byChannel.has(name))) return 'channels-first';
    if (opType === 'Transpose') return 'turned';
    if (!ends.has(opType)) for (const output of outputs) names.add(output);
  }
  return 'unknown';
}
