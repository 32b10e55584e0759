import { VitrumError } from '@vitrum/core';
import { describeValue, isListOf, nearestName } from '@vitrum/core/internal';
import { isSameShape, sizeOf } from '@vitrum/tensor';
import { activationIn, activationLayer, reluLayer, scaledBy } from './activations.ts';
import { biasesOf, conv1d, conv2d, cropping2d, depthwiseConv2d, embedding, pictureOf, pool2d, separableConv2d, transposedConv2d, upsample2d, withActivation, zeroPadding2d, type Reading } from './convolutions.ts';
import type { Output } from './network-builder.ts';
import { groupNormalization, layerNormalization, batchNormalization } from './normalizations.ts';
import { countIn, invalidKeras, numberIn, unsupportedLayer, type ReadLayer } from './read-layer.ts';

type Rule = (reading: Reading, layer: ReadLayer, x: Output, inputs: readonly Output[]) => Output;

const same: Rule = (_reading, _layer, x) => x;

/** Drops numbers in training: the rate may be 1 at most. */
const dropout = (type: string): Rule => ({ net }, layer, x) => net.add(layer, type, [x], x.shape, { options: { rate: numberIn(layer, 'rate', 0.5) } });

/** Every layer of Keras that layers of vitrum can stand for. */
const rules: Readonly<Record<string, Rule>> = {
  Pass: same,
  InputLayer: ({ net }, layer) => net.input(layer),
  Dense: (reading, layer, x) => {
    const weights = reading.weight(layer, ['kernel'], 0);
    const units = weights.shape[1] ?? countIn(layer, 'units');
    if (x.shape.length !== 1) throw unsupportedLayer(layer, `reads samples of ${x.shape.length} axes`, 'A dense layer of vitrum reads vectors: put a Flatten before it, or use a Conv1D or Conv2D with a kernel of 1.');
    const biases = biasesOf(reading, layer, units, 1);
    return withActivation(reading, layer, (activation) => reading.net.add(layer, 'dense', [x], [units], { options: { units, activation }, parameters: { weights, biases } }));
  },
  Conv2D: conv2d,
  DepthwiseConv2D: depthwiseConv2d,
  SeparableConv2D: separableConv2d,
  Conv1D: conv1d,
  Conv2DTranspose: transposedConv2d,
  ZeroPadding2D: (_reading, layer, x) => zeroPadding2d(layer, x),
  Cropping2D: cropping2d,
  MaxPooling2D: (reading, layer, x) => pool2d(reading, layer, x, 'max-pool2d'),
  AveragePooling2D: (reading, layer, x) => pool2d(reading, layer, x, 'average-pool2d'),
  GlobalAveragePooling2D: ({ net }, layer, x) => {
    const [, , channels] = pictureOf(layer, x);
    return kept(net.add(layer, 'global-average-pool', [x], [channels]), { net }, layer, [1, 1, channels]);
  },
  GlobalAveragePooling1D: ({ net }, layer, x) => {
    const [length = 0, channels = 0] = x.shape;
    const column = net.add(layer, 'reshape', [x], [length, 1, channels], { options: { shape: [length, 1, channels] } });
    return kept(net.add(layer, 'global-average-pool', [column], [channels]), { net }, layer, [1, channels]);
  },
  GlobalMaxPooling2D: ({ net }, layer, x) => {
    const [height, width, channels] = pictureOf(layer, x);
    if (height !== width) throw unsupportedLayer(layer, `reads pictures of ${height} × ${width}`, 'vitrum has square windows: make the pictures square, or use GlobalAveragePooling2D.');
    const pooled = net.add(layer, 'max-pool2d', [x], [1, 1, channels], { options: { poolSize: height } });
    return layer.config['keepdims'] === true ? pooled : net.add(layer, 'flatten', [pooled], [channels]);
  },
  UpSampling2D: upsample2d,
  Embedding: embedding,
  BatchNormalization: batchNormalization,
  LayerNormalization: layerNormalization,
  GroupNormalization: groupNormalization,
  Activation: (reading, layer, x) => {
    const { activation, factor } = activationIn(layer, reading.isKeras3);
    return activationLayer(reading.net, layer, factor === 1 ? x : scaledBy(reading.net, layer, x, factor), activation);
  },
  ReLU: ({ net }, layer, x) => reluLayer(net, layer, x),
  LeakyReLU: ({ net }, layer, x) => activationLayer(net, layer, x, { type: 'leaky-relu', slope: numberIn(layer, 'negative_slope', numberIn(layer, 'alpha', 0.3)) }),
  ELU: ({ net }, layer, x) => activationLayer(net, layer, x, { type: 'elu', alpha: numberIn(layer, 'alpha', 1) }),
  Softmax: ({ net }, layer, x) => {
    const axis = numberIn(layer, 'axis', -1);
    if (axis !== -1 && axis !== x.shape.length) throw unsupportedLayer(layer, `goes over axis ${axis}`, 'vitrum has softmax over the last axis.');
    return activationLayer(net, layer, x, 'softmax');
  },
  // max(0, z) + α·min(z, 0), with an α for every channel
  PReLU: ({ net, weight }, layer, x) => {
    const { values, shape } = weight(layer, ['alpha'], 0);
    const channels = x.shape.at(-1) ?? 1;
    if (values.length !== channels) throw unsupportedLayer(layer, `has an α of shape [${shape.join(', ')}]`, 'vitrum takes one for every channel: share the other axes ("shared_axes").');
    const below = activationLayer(net, layer, scaledBy(net, layer, x, -1), 'relu');
    const bent = net.affine(layer, below, values.map((alpha) => -alpha), net.filled(layer, channels, 0));
    return net.add(layer, 'add', [activationLayer(net, layer, x, 'relu'), bent], x.shape);
  },
  Rescaling: ({ net }, layer, x) => {
    const channels = x.shape.at(-1) ?? 1;
    const each = (name: string, byDefault: number): Float32Array => {
      const value = layer.config[name];
      if (isListOf(value, (number) => typeof number === 'number') && value.length === channels) return Float32Array.from(value);
      return net.filled(layer, channels, numberIn(layer, name, byDefault));
    };
    return net.affine(layer, x, each('scale', 1), each('offset', 0));
  },
  Add: ({ net }, layer, x, inputs) => {
    if (!inputs.every(({ shape }) => isSameShape(shape, x.shape))) throw unsupportedLayer(layer, 'adds values of several shapes', 'vitrum adds values of one shape.');
    return inputs.length === 1 ? x : net.add(layer, 'add', inputs, x.shape);
  },
  Concatenate: ({ net }, layer, x, inputs) => {
    const axis = numberIn(layer, 'axis', -1);
    if (axis !== -1 && axis !== x.shape.length) throw unsupportedLayer(layer, `goes along axis ${axis}`, 'vitrum puts values side by side along the last axis.');
    const width = inputs.reduce((sum, { shape }) => sum + (shape.at(-1) ?? 0), 0);
    return inputs.length === 1 ? x : net.add(layer, 'concat', inputs, [...x.shape.slice(0, -1), width]);
  },
  Flatten: ({ net }, layer, x) => net.add(layer, 'flatten', [x], [sizeOf(x.shape)]),
  Reshape: ({ net }, layer, x) => {
    const given = layer.config['target_shape'];
    const shape: unknown = Array.isArray(given) ? given.map((length: unknown): unknown => length ?? -1) : undefined; // TensorFlow.js writes null for a length that follows
    if (!isShape(shape)) throw invalidKeras(`the layer "${layer.id}" has ${describeValue(given)} as "target_shape"`);
    const rest = sizeOf(shape.filter((length) => length !== -1));
    const whole = shape.map((length) => (length === -1 ? sizeOf(x.shape) / rest : length));
    return net.add(layer, 'reshape', [x], whole, { options: { shape: whole } });
  },
  Dropout: (reading, layer, x, inputs) => (isByChannel(layer, x) ? dropout('spatial-dropout') : dropout('dropout'))(reading, layer, x, inputs),
  SpatialDropout1D: dropout('spatial-dropout'),
  SpatialDropout2D: dropout('spatial-dropout'),
  // What only training needs, and changes nothing in a prediction.
  GaussianNoise: same,
  GaussianDropout: same,
  AlphaDropout: same,
  ActivityRegularization: same,
};

const isShape = (value: unknown): value is readonly number[] => isListOf(value, (length): length is number => typeof length === 'number' && Number.isSafeInteger(length));

/** A dropout that draws once for every channel: its noise has the length 1 along all other axes. */
function isByChannel({ config }: ReadLayer, { shape }: Output): boolean {
  const noise = config['noise_shape'];
  return Array.isArray(noise) && shape.length > 1 && noise.length === shape.length + 1 && noise.slice(1, -1).every((length) => length === 1);
}

/** With "keepdims", what a pool over everything gives has axes of length 1. */
const kept = (pooled: Output, { net }: Pick<Reading, 'net'>, layer: ReadLayer, shape: readonly number[]): Output => (layer.config['keepdims'] === true ? net.add(layer, 'reshape', [pooled], shape, { options: { shape } }) : pooled);

/** What to say of layers that are met often. */
const hints: Readonly<Record<string, string>> = {
  Lambda: 'It holds code of Python, which is not run here. Replace it by layers of Keras.',
  LSTM: 'vitrum has no recurrent layers. Conv1D and Embedding do much of what they do.',
  GRU: 'vitrum has no recurrent layers. Conv1D and Embedding do much of what they do.',
  Multiply: 'vitrum has no products of layers. Rebuild the model without, or import it as ONNX.',
};

/**
 * The layers of vitrum for one of Keras.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL
 */
export function readLayer(reading: Reading, layer: ReadLayer, inputs: readonly Output[]): Output {
  const rule = Object.hasOwn(rules, layer.className) ? rules[layer.className] : undefined;
  if (rule === undefined) throw unknown(layer);
  if (layer.config['data_format'] === 'channels_first') throw unsupportedLayer(layer, 'has the channels first', 'vitrum has them last: save the model with data_format="channels_last".');
  const [first] = inputs;
  if (first === undefined && layer.className !== 'InputLayer') throw invalidKeras(`the layer "${layer.id}" reads nothing`);
  if (first !== undefined && layer.className === 'InputLayer') throw invalidKeras(`the input "${layer.id}" reads a layer`);
  if (inputs.length > 1 && layer.className !== 'Add' && layer.className !== 'Concatenate') throw invalidKeras(`the layer "${layer.id}" reads ${inputs.length} layers`);
  return rule(reading, layer, first ?? { index: -1, shape: [] }, inputs);
}

function unknown(layer: ReadLayer): VitrumError {
  const { className, id } = layer;
  return new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `The layer "${id}" is a ${className}, which no layers of vitrum can stand for.`,
    hint: (Object.hasOwn(hints, className) ? hints[className] : undefined) ?? 'Replace it by layers that vitrum has; the README of @vitrum/keras-layers lists them.',
    nearest: nearestName(className, Object.keys(rules).filter((name) => name !== 'Pass')),
  });
}
