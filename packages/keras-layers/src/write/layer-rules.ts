import type { PortableLayer } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { activate } from './activations.ts';
import { activatedLayer, asPicture, convolution, transposedConvolution } from './convolutions.ts';
import type { GraphBuilder, Value } from './graph-builder.ts';
import { activationOf, numberOf, weightOf } from './layer-parts.ts';

type Rule = (graph: GraphBuilder, layer: PortableLayer, inputs: readonly [Value, ...Value[]]) => Value;

/** Every built-in layer as one or several of Keras. */
const rules: Readonly<Record<string, Rule>> = {
  dense: (graph, layer, [x]) => activatedLayer(graph, 'Dense', layer, x, {
    config: { units: numberOf(layer, 'units'), use_bias: true },
    weights: [weightOf(layer, 'weights', 'kernel'), weightOf(layer, 'biases', 'bias')], shape: layer.outputShape,
  }),
  conv2d: (graph, layer, [x]) => convolution(graph, layer, asPicture(graph, x), 2),
  conv1d: (graph, layer, [x]) => convolution(graph, layer, x, 1),
  'transposed-conv2d': (graph, layer, [x]) => transposedConvolution(graph, layer, asPicture(graph, x)),
  'max-pool2d': (graph, layer, [x]) => pool(graph, 'MaxPooling2D', layer, x),
  'average-pool2d': (graph, layer, [x]) => pool(graph, 'AveragePooling2D', layer, x),
  'global-average-pool': (graph, layer, [x]) => graph.add('GlobalAveragePooling2D', [asPicture(graph, x)], { shape: layer.outputShape }),
  upsample2d: (graph, layer, [x]) => {
    const picture = asPicture(graph, x);
    const factor = numberOf(layer, 'factor');
    const [height = 1, width = 1, channels = 1] = picture.shape;
    const large = graph.add('UpSampling2D', [picture], { config: { size: [factor, factor], interpolation: 'nearest' }, shape: [height * factor, width * factor, channels] });
    return graph.reshaped(large, layer.outputShape);
  },
  'batch-norm': (graph, layer, [x]) => graph.add('BatchNormalization', [x], {
    config: { axis: -1, momentum: numberOf(layer, 'momentum'), epsilon: numberOf(layer, 'epsilon'), center: true, scale: true },
    weights: [weightOf(layer, 'scale', 'gamma'), weightOf(layer, 'shift', 'beta'), weightOf(layer, 'mean', 'moving_mean'), weightOf(layer, 'variance', 'moving_variance')],
  }),
  'layer-norm': (graph, layer, [x]) => graph.add('LayerNormalization', [x], {
    config: { axis: x.shape.map((_, axis) => axis + 1), epsilon: numberOf(layer, 'epsilon'), center: true, scale: true },
    weights: [weightOf(layer, 'scale', 'gamma'), weightOf(layer, 'shift', 'beta')],
  }),
  'group-norm': (graph, layer, [x]) => (graph.target === 'tfjs' ? groupsByHand(graph, layer, x) : graph.add('GroupNormalization', [x], {
    config: { groups: numberOf(layer, 'groups'), axis: -1, epsilon: numberOf(layer, 'epsilon'), center: true, scale: true },
    weights: [weightOf(layer, 'scale', 'gamma'), weightOf(layer, 'shift', 'beta')],
  })),
  activation: (graph, layer, [x]) => activate(graph, x, activationOf(layer), layer.place),
  add: (graph, _layer, inputs) => graph.add('Add', inputs),
  concat: (graph, layer, inputs) => graph.add('Concatenate', inputs, { config: { axis: -1 }, shape: layer.outputShape }),
  embedding: (graph, layer, [x]) => {
    const [words, dimensions] = [numberOf(layer, 'vocabularySize'), numberOf(layer, 'dimensions')];
    const rows = graph.add('Embedding', [x], { config: { input_dim: words, output_dim: dimensions }, weights: [weightOf(layer, 'weights', 'embeddings')], shape: [...x.shape, dimensions] });
    return layer.options['pooling'] === 'mean' ? graph.add('GlobalAveragePooling1D', [rows], { shape: layer.outputShape }) : rows;
  },
  // TensorFlow.js flattens no vectors.
  flatten: (graph, layer, [x]) => (x.shape.length === 1 ? x : graph.add('Flatten', [x], { shape: layer.outputShape })),
  reshape: (graph, layer, [x]) => graph.add('Reshape', [x], { config: { target_shape: layer.outputShape }, shape: layer.outputShape }),
  dropout: (graph, layer, [x]) => graph.add('Dropout', [x], { config: { rate: numberOf(layer, 'rate') } }),
  'spatial-dropout': (graph, layer, [x]) => {
    const rate = numberOf(layer, 'rate');
    if (graph.target !== 'tfjs' && x.shape.length === 3) return graph.add('SpatialDropout2D', [x], { config: { rate } });
    return graph.add('Dropout', [x], { config: { rate, noise_shape: [null, ...x.shape.map((length, axis) => (axis === x.shape.length - 1 ? length : 1))] } });
  },
};

/** The layers of Keras for one of vitrum; undefined for one that this does not know, such as a plugin's. */
export function writeLayer(graph: GraphBuilder, layer: PortableLayer, inputs: readonly [Value, ...Value[]]): Value | undefined {
  return Object.hasOwn(rules, layer.type) ? rules[layer.type]?.(graph, layer, inputs) : undefined;
}

function pool(graph: GraphBuilder, className: string, layer: PortableLayer, input: Value): Value {
  const picture = asPicture(graph, input);
  const size = numberOf(layer, 'poolSize');
  const given = numberOf(layer, 'stride');
  const stride = given === 0 ? size : given;
  const [rows = 1, columns = 1] = layer.outputShape;
  const padding = layer.options['padding'] === 'same' ? 'same' : 'valid'; // where windows leave nothing over, "exact" is "valid"
  const pooled = graph.add(className, [picture], { config: { pool_size: [size, size], strides: [stride, stride], padding }, shape: [rows, columns, picture.shape[2] ?? 1] });
  return graph.reshaped(pooled, layer.outputShape);
}

/** TensorFlow.js has no group normalization: it is one over the first and the last axis of [places, groups, channels of a group]. */
function groupsByHand(graph: GraphBuilder, layer: PortableLayer, x: Value): Value {
  const [groups, channels] = [numberOf(layer, 'groups'), x.shape.at(-1) ?? 1];
  const isWhole = groups === 1;
  const grouped = isWhole ? x : graph.reshaped(x, [sizeOf(x.shape) / channels, groups, channels / groups]);
  const normal = graph.add('LayerNormalization', [grouped], { config: { axis: isWhole ? x.shape.map((_, axis) => axis + 1) : [1, 3], epsilon: numberOf(layer, 'epsilon'), center: false, scale: false } });
  // A batch normalization with mean 0, variance 1 and ε = 0 scales and shifts every channel.
  return graph.add('BatchNormalization', [graph.reshaped(normal, x.shape)], {
    config: { axis: -1, epsilon: 0, center: true, scale: true },
    weights: [
      weightOf(layer, 'scale', 'gamma'), weightOf(layer, 'shift', 'beta'),
      { name: 'moving_mean', shape: [channels], values: new Float32Array(channels) }, { name: 'moving_variance', shape: [channels], values: new Float32Array(channels).fill(1) },
    ],
  });
}
