import { VitrumError, type PortableLayer } from '@vitrum/core';
import type { KerasTarget, KerasWeight } from '../keras-graph.ts';
import { activate, activationName } from './activations.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';
import { activationOf, numberOf, tensorOf, weightOf } from './layer-parts.ts';

/** A layer whose activation is an option where Keras has a name for it, and layers of its own where not. */
export function activatedLayer(graph: GraphBuilder, className: string, layer: PortableLayer, input: Value, parts: { readonly config: Readonly<Record<string, unknown>>; readonly weights: readonly KerasWeight[]; readonly shape: readonly number[] }): Value {
  const reference = activationOf(layer);
  const activation = activationName(reference, graph.target);
  const z = graph.add(className, [input], { ...parts, config: { ...parts.config, activation: activation ?? 'linear' } });
  return activation === undefined ? activate(graph, z, reference, layer.place) : z;
}

/** A picture [height, width] as one of one channel. */
export const asPicture = (graph: GraphBuilder, value: Value): Value => (value.shape.length === 2 ? graph.reshaped(value, [...value.shape, 1]) : value);

/** A convolution over `axes` axes: by groups as Keras has them, or as zeros beside the diagonal where it has none. */
export function convolution(graph: GraphBuilder, layer: PortableLayer, input: Value, axes: 1 | 2): Value {
  const [size, stride, dilation, groups, filters] = [numberOf(layer, 'kernelSize'), numberOf(layer, 'stride'), numberOf(layer, 'dilation'), numberOf(layer, 'groups'), numberOf(layer, 'filters')];
  if (stride > 1 && dilation > 1) throw strideAndDilation(layer);
  const all = (each: number): readonly number[] => Array.from({ length: axes }, () => each);
  const common = { kernel_size: all(size), strides: all(stride), dilation_rate: all(dilation), padding: layer.options['padding'], use_bias: true };
  const shape = layer.outputShape;
  const bias = weightOf(layer, 'biases', 'bias');
  const channels = input.shape.at(-1) ?? 1;
  const isDepthwise = axes === 2 && groups > 1 && groups === channels;
  // TensorFlow.js leaves the dilation of a depthwise convolution out.
  if (isDepthwise && (dilation === 1 || graph.target !== 'tfjs')) {
    const multiplier = filters / channels;
    const kernel = weightOf(layer, 'weights', depthwiseKernel(graph.target), [size, size, channels, multiplier]);
    return activatedLayer(graph, 'DepthwiseConv2D', layer, input, { config: { ...common, depth_multiplier: multiplier }, weights: [kernel, bias], shape });
  }
  const isSpread = groups > 1 && graph.target === 'tfjs';
  const kernel = isSpread ? onDiagonal(layer, groups) : weightOf(layer, 'weights', 'kernel');
  const config = { ...common, filters, ...(groups > 1 && !isSpread && { groups }) };
  return activatedLayer(graph, `Conv${axes}D`, layer, input, { config, weights: [kernel, bias], shape });
}

/** Keras 3 calls it as that of other convolutions. */
const depthwiseKernel = (target: KerasTarget): string => (target === 'keras-3' ? 'kernel' : 'depthwise_kernel');

/** The kernel of a convolution without groups that computes the same: zeros where a filter does not see a channel. */
function onDiagonal(layer: PortableLayer, groups: number): KerasWeight {
  const { shape, values } = tensorOf(layer, 'weights');
  const [width, filters] = [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
  const window = shape.slice(0, -2);
  const wide = new Float32Array(values.length * groups);
  values.forEach((value, k) => {
    const [filter, row] = [k % filters, Math.floor(k / filters)];
    const [channel, place] = [row % width, Math.floor(row / width)];
    const group = Math.floor(filter / (filters / groups));
    wide[(place * width * groups + group * width + channel) * filters + filter] = value;
  });
  return { name: 'kernel', shape: [...window, width * groups, filters], values: wide, origin: { tensor: `layers.${layer.index}.weights`, shape, groups } };
}

/** A transposed convolution; where windows leave gaps, Keras adds a last one, which is cut off. */
export function transposedConvolution(graph: GraphBuilder, layer: PortableLayer, input: Value): Value {
  const [size, stride] = [numberOf(layer, 'kernelSize'), numberOf(layer, 'stride')];
  const filters = numberOf(layer, 'filters');
  const padding = layer.options['padding'];
  const gap = padding === 'valid' ? Math.max(0, stride - size) : 0;
  const [rows = 1, columns = 1] = layer.outputShape;
  const z = activatedLayer(graph, 'Conv2DTranspose', layer, input, {
    config: { filters, kernel_size: [size, size], strides: [stride, stride], padding, use_bias: true },
    weights: [weightOf(layer, 'weights', 'kernel'), weightOf(layer, 'biases', 'bias')],
    shape: [rows + gap, columns + gap, filters],
  });
  return gap === 0 ? z : graph.add('Cropping2D', [z], { config: { cropping: [[0, gap], [0, gap]] }, shape: layer.outputShape });
}

function strideAndDilation({ place, type }: PortableLayer): VitrumError {
  return new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `${place} is a "${type}" with a stride and a dilation above 1, which Keras cannot express.`,
    hint: 'Train with one of both, or write another format.',
  });
}
