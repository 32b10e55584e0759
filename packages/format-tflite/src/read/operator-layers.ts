import type { PortableTensor, Shape } from '@vitrum/core';
import { permute } from '@vitrum/formats/internal';
import { formatShape, isSameShape, sizeOf } from '@vitrum/tensor';
import type { GraphOperator } from '../graph/graph.ts';
import { fused, paddings, type OperatorName } from '../graph/schema.ts';
import { unsupportedFile } from './invalid-file.ts';
import { shaped, type LayerList, type LayerValue } from './layer-list.ts';

/** An operator with what it reads. */
export interface OperatorReading extends GraphOperator {
  /** For messages. */
  readonly place: string;
  /** The shape of its result, with the batch axis. */
  readonly shape: Shape;
  /** Those of its inputs that layers give. */
  readonly values: readonly LayerValue[];
  /** Its inputs that are numbers of the file, at their places. */
  readonly constants: readonly (PortableTensor | undefined)[];
  /** True if nobody else reads its first input. */
  readonly isReadOnce: boolean;
  readonly layers: LayerList;
}

type Rule = (reading: OperatorReading, value: LayerValue) => LayerValue;

const activations: Readonly<Partial<Record<OperatorName, (options: GraphOperator['options']) => string | { readonly type: string; readonly slope: number }>>> = {
  RELU: () => 'relu',
  RELU6: () => 'relu6',
  RELU_N1_TO_1: () => 'hard-tanh',
  TANH: () => 'tanh',
  LOGISTIC: () => 'sigmoid',
  SOFTMAX: () => 'softmax',
  ELU: () => 'elu',
  EXP: () => 'exponential',
  GELU: ({ approximate }) => (approximate === 1 ? 'gelu-tanh' : 'gelu'),
  LEAKY_RELU: ({ alpha = 0 }) => ({ type: 'leaky-relu', slope: alpha }),
};

const rules: Readonly<Partial<Record<OperatorName, Rule>>> = {
  FULLY_CONNECTED: dense,
  CONV_2D: (reading, value) => convolution(reading, value, [1, 2, 3, 0]),
  DEPTHWISE_CONV_2D: (reading, value) => convolution(reading, value, [1, 2, 0, 3]),
  TRANSPOSE_CONV: transposed,
  MAX_POOL_2D: (reading, value) => pool(reading, value, 'max-pool2d'),
  AVERAGE_POOL_2D: (reading, value) => pool(reading, value, 'average-pool2d'),
  MEAN: mean,
  RESHAPE: reshape,
  SQUEEZE: reshape,
  CONCATENATION: concat,
  ADD: (reading, value) => (reading.values.length > 1 ? sum(reading) : offset(reading, value, 1)),
  SUB: (reading, value) => offset(reading, value, -1),
  MUL: (reading, value) => factor(reading, value, (each) => each),
  DIV: (reading, value) => factor(reading, value, (each) => 1 / each),
  RESIZE_NEAREST_NEIGHBOR: upsample,
  QUANTIZE: (_reading, value) => value,
  DEQUANTIZE: (_reading, value) => value,
};

/**
 * What an operator gives, as a layer.
 *
 * @throws VITRUM_UNSUPPORTED_MODEL
 */
export function layerOf(reading: OperatorReading): LayerValue {
  const { name, layers, options, shape, isReadOnce } = reading;
  const [value] = reading.values;
  const [activation, rule] = [activations[name], rules[name]];
  if (value === undefined || (activation === undefined && rule === undefined)) throw unknown(reading, 'has no layer that stands for it');
  if (shape[0] !== 1 && shape[0] !== -1) throw unknown(reading, `takes more than one sample at a time: ${formatShape(shape)}`);
  if (activation !== undefined) return layers.activate(value, activation(options), isReadOnce);
  const result = rule?.(reading, value) ?? value;
  return Object.hasOwn(options, 'activation') ? activated(reading, result) : result;
}

function activated({ layers, options }: OperatorReading, result: LayerValue): LayerValue {
  const name = Object.entries(fused).find(([, value]) => value === options['activation'])?.[0];
  if (name === undefined) throw unsupportedFile(`Activation number ${options['activation']} of TensorFlow Lite has no counterpart.`);
  return name === 'none' ? result : layers.activate(result, name, true);
}

function dense(reading: OperatorReading, value: LayerValue): LayerValue {
  const { layers, constants: [, weights] } = reading;
  const [units = 0, count = 0, ...more] = weights?.shape ?? [];
  if (weights === undefined || more.length > 0 || count !== sizeOf(value.shape)) throw unknown(reading, 'is no product of one sample with a fixed matrix');
  const flat = value.shape.length === 1 ? value : layers.add({ type: 'flatten' }, [value], [count]); // the operator takes any shape
  return layers.add({ type: 'dense', units }, [flat], [units], { weights: { shape: [count, units], values: permute(weights, [1, 0]) }, biases: biasesOf(reading, 2, units) });
}

/** The kernels come as [filters, height, width, channels], or of a convolution channel by channel as [1, height, width, filters]. */
function convolution(reading: OperatorReading, value: LayerValue, axes: readonly number[]): LayerValue {
  const { layers, options, constants: [, kernels] } = reading;
  if (kernels?.shape.length !== 4) throw unknown(reading, 'has no fixed kernels');
  const weights = shaped(permute(kernels, axes), axes.map((axis) => kernels.shape[axis] ?? 1));
  const [height = 0, width = 0, own = 1, filters = 0] = weights.shape;
  const channels = value.shape[2] ?? 1;
  const { strideX: stride = 1, strideY, dilationX: dilation = 1, dilationY } = options;
  if (height !== width || stride !== strideY || dilation !== dilationY) throw unknown(reading, `has a window of ${height} by ${width}, strides of ${strideY} and ${stride}: vitrum's are square`);
  if (own === 0 || channels % own !== 0) throw unknown(reading, `has kernels for ${own} of ${channels} channels`);
  const description = { type: 'conv2d', filters, kernelSize: height, stride, dilation, groups: channels / own, padding: paddingOf(options) };
  return layers.add(description, [value], pictureOf(reading), { weights, biases: biasesOf(reading, 2, filters) });
}

function transposed(reading: OperatorReading): LayerValue {
  const { layers, options, values: [value], constants: [, kernels] } = reading;
  const [filters = 0, height = 0, width = 0] = kernels?.shape ?? [];
  const { strideX: stride = 1, strideY } = options;
  if (value === undefined || kernels?.shape.length !== 4 || height !== width || stride !== strideY) throw unknown(reading, 'has no square window of fixed kernels');
  const weights = shaped(permute(kernels, [1, 2, 0, 3]), [height, width, filters, kernels.shape[3] ?? 1]);
  return layers.add({ type: 'transposed-conv2d', filters, kernelSize: height, stride, padding: paddingOf(options) }, [value], pictureOf(reading), { weights, biases: biasesOf(reading, 3, filters) });
}

function pool(reading: OperatorReading, value: LayerValue, type: 'max-pool2d' | 'average-pool2d'): LayerValue {
  const { width: poolSize = 1, height, strideX: stride = 1, strideY } = reading.options;
  const shape = pictureOf(reading);
  if (type === 'average-pool2d' && isSameShape(shape.slice(0, 2), [1, 1]) && height === value.shape[0] && poolSize === value.shape[1]) return flatAverage(reading, value, shape);
  if (poolSize !== height || stride !== strideY) throw unknown(reading, `has a window of ${height} by ${poolSize}: vitrum's are square`);
  return reading.layers.add({ type, poolSize, stride, padding: paddingOf(reading.options) }, [value], shape);
}

/** The mean over all pixels, in the shape that the operator gives it. */
function flatAverage({ layers }: OperatorReading, value: LayerValue, shape: Shape): LayerValue {
  const average = layers.add({ type: 'global-average-pool' }, [value], [sizeOf(shape)]);
  return shape.length === 1 ? average : layers.add({ type: 'reshape', shape }, [average], shape);
}

function mean(reading: OperatorReading, value: LayerValue): LayerValue {
  const axes = Array.from(reading.constants[1]?.values ?? []);
  if (value.shape.length !== 3 || !isSameShape(axes.map((axis) => (axis < 0 ? axis + 4 : axis)).toSorted((a, b) => a - b), [1, 2])) throw unknown(reading, 'is no mean over the pixels of a picture');
  return flatAverage(reading, value, reading.shape.slice(1));
}

function reshape({ layers, shape: [, ...shape] }: OperatorReading, value: LayerValue): LayerValue {
  if (isSameShape(shape, value.shape)) return value;
  return layers.add(shape.length === 1 ? { type: 'flatten' } : { type: 'reshape', shape }, [value], shape);
}

function concat(reading: OperatorReading): LayerValue {
  const { layers, values, shape: [, ...shape], options: { axis = 0 }, inputs } = reading;
  const isLast = axis === -1 || axis === shape.length;
  if (!isLast || values.length !== inputs.length) throw unknown(reading, `joins axis ${axis}: the layer concat joins the last one of what layers give`);
  return layers.add({ type: 'concat' }, values, shape);
}

function sum(reading: OperatorReading): LayerValue {
  const { layers, values: [a, b], shape: [, ...shape] } = reading;
  if (a === undefined || b === undefined || !isSameShape(a.shape, b.shape)) throw unknown(reading, 'adds values of different shapes');
  return layers.add({ type: 'add' }, [a, b], shape);
}

/** x + c: the offset of the normalization before it, or of one that does nothing else. */
function offset(reading: OperatorReading, value: LayerValue, sign: number): LayerValue {
  const shift = perChannel(reading, value, sign === 1 ? [0, 1] : [1], (each) => sign * each);
  const channels = reading.isReadOnce ? reading.layers.channelsOf(value) : undefined;
  if (channels === undefined || channels.shift.values.some((each) => each !== 0)) return scaled(reading, value, shaped(new Float32Array(shift.values.length).fill(1), shift.shape), shift);
  reading.layers.shift(value, shift);
  return value;
}

function factor(reading: OperatorReading, value: LayerValue, of: (each: number) => number): LayerValue {
  const scale = perChannel(reading, value, reading.name === 'MUL' ? [0, 1] : [1], of);
  return scaled(reading, value, scale, shaped(new Float32Array(scale.values.length), scale.shape));
}

/**
 * A normalization by moments that are 0 and 1: variance and ε together, both exact in 32 bits, make 1. It is frozen, or training would put the
 * moments of the data in their place.
 */
function scaled({ layers }: OperatorReading, value: LayerValue, scale: PortableTensor, shift: PortableTensor): LayerValue {
  const epsilon = 1 / 0x20000;
  const moment = (each: number): PortableTensor => shaped(new Float32Array(scale.values.length).fill(each), scale.shape);
  return layers.add({ type: 'batch-norm', epsilon, trainable: false }, [value], value.shape, { scale, shift }, { mean: moment(0), variance: moment(1 - epsilon) });
}

/** One number for every channel, from as many of them or from one. */
function perChannel(reading: OperatorReading, value: LayerValue, places: readonly number[], of: (each: number) => number): PortableTensor {
  const constant = places.map((place) => reading.constants[place]).find((each) => each !== undefined);
  const channels = value.shape.at(-1) ?? 1;
  const isFit = constant !== undefined && (constant.values.length === 1 || (constant.values.length === channels && constant.shape.at(-1) === channels));
  if (!isFit) throw unknown(reading, 'does not have one fixed number for each channel');
  return { shape: [channels], values: Float32Array.from({ length: channels }, (_, c) => of(constant.values[constant.values.length === 1 ? 0 : c] ?? 0)) };
}

function upsample(reading: OperatorReading, value: LayerValue): LayerValue {
  const [rows = 0, columns = 0, channels = 1] = pictureOf(reading);
  const [height = 1, width = 1] = value.shape;
  const times = rows / height;
  const { alignsCorners, hasHalfPixels } = reading.options;
  if (!Number.isInteger(times) || columns !== width * times || alignsCorners === 1 || hasHalfPixels === 1) throw unknown(reading, 'does not enlarge every pixel to a square');
  return reading.layers.add({ type: 'upsample2d', factor: times }, [value], [rows, columns, channels]);
}

function biasesOf({ constants }: OperatorReading, place: number, count: number): PortableTensor {
  const biases = constants[place];
  return biases?.values.length === count ? shaped(biases.values, [count]) : shaped(new Float32Array(count), [count]);
}

const paddingOf = ({ padding }: GraphOperator['options']): string => (padding === paddings.same ? 'same' : 'valid');

function pictureOf(reading: OperatorReading): Shape {
  const { shape: [, ...shape] } = reading;
  if (shape.length === 3) return shape;
  throw unknown(reading, `gives ${formatShape(reading.shape)}, no picture`);
}

const unknown = ({ place }: OperatorReading, problem: string) => unsupportedFile(`${place} ${problem}.`);
