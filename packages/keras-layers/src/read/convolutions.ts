import type { PortableTensor, Shape } from '@vitrum/core';
import { formatShape } from '@vitrum/tensor';
import { activationIn, activationLayer, scaledBy } from './activations.ts';
import type { NetworkBuilder, Output, Zeros } from './network-builder.ts';
import { choiceIn, countIn, evenIn, invalidKeras, isOn, numberIn, pairIn, unsupportedLayer, type ReadLayer } from './read-layer.ts';
import { fitWindow, noZeros, sameZeros } from './windows.ts';

/** What rules need of a file. */
export interface Reading {
  readonly net: NetworkBuilder;
  readonly isKeras3: boolean;
  /** A weight by its names and its place, which must be there. */
  readonly weight: (layer: ReadLayer, names: readonly string[], place: number) => PortableTensor;
}

/** A picture [height, width, channels], which layers of two dimensions read. */
export function pictureOf(layer: ReadLayer, { shape }: Output): readonly [number, number, number] {
  const [height, width, channels] = shape;
  if (shape.length === 3 && height !== undefined && width !== undefined && channels !== undefined) return [height, width, channels];
  throw invalidKeras(`the layer "${layer.id}" reads samples of shape ${formatShape(shape)}, not pictures`);
}

/** The biases of a layer, or zeros. */
export function biasesOf({ net, weight }: Reading, layer: ReadLayer, count: number, place: number): PortableTensor {
  return isOn(layer, 'use_bias') ? weight(layer, ['bias'], place) : { shape: [count], values: net.filled(layer, count, 0) };
}

/** A layer with weights and biases whose activation may take a factor of its own. */
export function withActivation(reading: Reading, layer: ReadLayer, build: (activation: unknown) => Output): Output {
  const { activation, factor } = activationIn(layer, reading.isKeras3);
  if (factor === 1) return build(activation);
  return activationLayer(reading.net, layer, scaledBy(reading.net, layer, build('identity'), factor), activation);
}

interface Kernel {
  readonly kernel: PortableTensor;
  readonly biases: PortableTensor;
  readonly groups: number;
  readonly activation: unknown;
}

/** A convolution over pictures; the kernel has [height, width, channels / groups, filters]. */
function picturesConvolved({ net }: Reading, layer: ReadLayer, x: Output, { kernel, biases, groups, activation }: Kernel): Output {
  const [height, width] = pictureOf(layer, x);
  const [rows = 0, columns = 0, , filters = 0] = kernel.shape;
  const [stride, dilation] = [evenIn(layer, 'strides', 1), evenIn(layer, 'dilation_rate', 1)];
  if (stride === 0 || dilation === 0 || rows === 0 || columns === 0 || filters === 0) throw invalidKeras(`the layer "${layer.id}" has a stride or a kernel of nothing`);
  const isSame = choiceIn(layer, 'padding', ['valid', 'same']) === 'same';
  const around = x.zeros ?? noZeros;
  const [inner, outer] = [height - around.top - around.bottom, width - around.left - around.right];
  const reach = (size: number): number => (size - 1) * dilation + 1;
  const along = (length: number, whole: number, size: number, before: number, after: number) => {
    const [more, most] = isSame ? sameZeros(whole, size, stride) : [0, 0];
    return { length, size, before: before + more, after: after + most };
  };
  const axes = [along(inner, height, reach(rows), around.top, around.bottom), along(outer, width, reach(columns), around.left, around.right)] as const;
  const fitted = fitWindow(axes, stride);
  const isWhole = fitted !== undefined && (dilation === 1 || (fitted.size === reach(rows) && rows === columns));
  if (!isWhole) {
    throw unsupportedLayer(layer, `has the kernel [${rows}, ${columns}] with zeros around the picture that no square window of vitrum stands for`, 'Rebuild it with a square kernel and the padding "same" or "valid".');
  }
  const weights = dilation === 1 ? embedded(net, layer, kernel, fitted.size, fitted.offsets) : kernel;
  const bare = { index: x.index, shape: [inner, outer, ...x.shape.slice(2)] };
  return net.add(layer, 'conv2d', [bare], [...fitted.places, filters], {
    options: { filters, kernelSize: weights.shape[0], stride, dilation, groups, padding: fitted.padding, activation },
    parameters: { weights, biases },
  });
}

/** A kernel in a larger one of zeros. */
function embedded(net: NetworkBuilder, layer: ReadLayer, kernel: PortableTensor, size: number, [top, left]: readonly [number, number]): PortableTensor {
  const [rows = 1, columns = 1, channels = 1, filters = 1] = kernel.shape;
  if (rows === size && columns === size) return kernel;
  const depth = channels * filters;
  const values = net.filled(layer, size * size * depth, 0);
  for (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++) {
    const from = (y * columns + x) * depth;
    values.set(kernel.values.subarray(from, from + depth), ((y + top) * size + x + left) * depth);
  }
  return { shape: [size, size, channels, filters], values };
}

/** A weight with as many axes as it must have. */
function kernelOf({ weight }: Reading, layer: ReadLayer, names: readonly string[], place: number, axes: number): PortableTensor {
  const kernel = weight(layer, names, place);
  if (kernel.shape.length !== axes) throw invalidKeras(`the kernel of the layer "${layer.id}" has the shape ${formatShape(kernel.shape)}, not ${axes} axes`);
  return kernel;
}

/** Conv2D */
export function conv2d(reading: Reading, layer: ReadLayer, x: Output): Output {
  const kernel = kernelOf(reading, layer, ['kernel'], 0, 4);
  const biases = biasesOf(reading, layer, kernel.shape[3] ?? 0, 1);
  return withActivation(reading, layer, (activation) => picturesConvolved(reading, layer, x, { kernel, biases, groups: numberIn(layer, 'groups', 1), activation }));
}

/** A kernel [height, width, channels, multiplier] is one of as many groups as channels, with its numbers in the same order. */
function asGroups(kernel: PortableTensor): PortableTensor & { readonly channels: number } {
  const [rows = 0, columns = 0, channels = 0, multiplier = 0] = kernel.shape;
  return { shape: [rows, columns, 1, channels * multiplier], values: kernel.values, channels };
}

const depthwiseNames = ['depthwise_kernel', 'kernel'] as const;

/** DepthwiseConv2D */
export function depthwiseConv2d(reading: Reading, layer: ReadLayer, x: Output): Output {
  const { channels, ...kernel } = asGroups(kernelOf(reading, layer, depthwiseNames, 0, 4));
  const biases = biasesOf(reading, layer, kernel.shape[3] ?? 0, 1);
  return withActivation(reading, layer, (activation) => picturesConvolved(reading, layer, x, { kernel, biases, groups: channels, activation }));
}

/** SeparableConv2D: a depthwise convolution, then one over single pixels. */
export function separableConv2d(reading: Reading, layer: ReadLayer, x: Output): Output {
  const { channels, ...kernel } = asGroups(kernelOf(reading, layer, depthwiseNames, 0, 4));
  const pointwise = kernelOf(reading, layer, ['pointwise_kernel'], 1, 4);
  const [width, filters] = [kernel.shape[3] ?? 0, pointwise.shape[3] ?? 0];
  const none: PortableTensor = { shape: [width], values: reading.net.filled(layer, width, 0) };
  const spread = picturesConvolved(reading, layer, x, { kernel, biases: none, groups: channels, activation: 'identity' });
  const point: ReadLayer = { ...layer, config: { ...layer.config, strides: 1, dilation_rate: 1, padding: 'valid' } };
  const biases = biasesOf(reading, layer, filters, 2);
  return withActivation(reading, point, (activation) => picturesConvolved(reading, point, spread, { kernel: pointwise, biases, groups: 1, activation }));
}

/** Conv1D */
export function conv1d(reading: Reading, layer: ReadLayer, x: Output): Output {
  const kernel = kernelOf(reading, layer, ['kernel'], 0, 3);
  const [size = 0, , filters = 0] = kernel.shape;
  const [length = 0] = x.shape;
  const [stride, dilation] = [evenIn(layer, 'strides', 1), evenIn(layer, 'dilation_rate', 1)];
  const padding = choiceIn(layer, 'padding', ['valid', 'same']);
  const places = padding === 'same' ? Math.ceil(length / stride) : Math.floor((length - (size - 1) * dilation - 1) / stride) + 1;
  const biases = biasesOf(reading, layer, filters, 1);
  return withActivation(reading, layer, (activation) => reading.net.add(layer, 'conv1d', [x], [places, filters], {
    options: { filters, kernelSize: size, stride, dilation, groups: numberIn(layer, 'groups', 1), padding, activation },
    parameters: { weights: kernel, biases },
  }));
}

/** Conv2DTranspose; where windows leave gaps, the kernel is made as large as the stride. */
export function transposedConv2d(reading: Reading, layer: ReadLayer, x: Output): Output {
  const kernel = kernelOf(reading, layer, ['kernel'], 0, 4);
  const [rows = 0, columns = 0, filters = 0] = kernel.shape;
  const [height, width] = pictureOf(layer, x);
  const stride = evenIn(layer, 'strides', 1);
  if (rows !== columns || rows === 0) throw unsupportedLayer(layer, `has the kernel [${rows}, ${columns}]`, 'vitrum knows square kernels: rebuild the layer with one.');
  if (layer.config['output_padding'] !== undefined && layer.config['output_padding'] !== null) throw unsupportedLayer(layer, 'has an "output_padding"', 'Leave it out, and use the padding "same" or "valid".');
  if (evenIn(layer, 'dilation_rate', 1) !== 1) throw unsupportedLayer(layer, 'has a dilation', 'Rebuild it without.');
  const padding = choiceIn(layer, 'padding', ['valid', 'same']);
  const size = padding === 'valid' ? Math.max(rows, stride) : rows;
  const weights = embedded(reading.net, layer, kernel, size, [0, 0]);
  const places = (length: number): number => (padding === 'same' ? length * stride : (length - 1) * stride + size);
  const shape: Shape = [places(height), places(width), filters];
  const biases = biasesOf(reading, layer, filters, 1);
  return withActivation(reading, layer, (activation) => reading.net.add(layer, 'transposed-conv2d', [x], shape, { options: { filters, kernelSize: size, stride, padding, activation }, parameters: { weights, biases } }));
}

/** Rows and columns on four sides: one number, one for each axis, or two for each. */
function sidesOf(layer: ReadLayer, name: string): Zeros {
  const given = layer.config[name] ?? 1;
  const isNested = Array.isArray(given) && given.every(Array.isArray);
  const [rows, columns]: readonly unknown[] = isNested ? given : pairIn(layer, name, 1).map((each) => [each, each]);
  const side = (value: unknown): readonly [number, number] => pairIn({ ...layer, config: { [name]: value } }, name, 0);
  const [[top, bottom], [left, right]] = [side(rows), side(columns)];
  return { top, bottom, left, right };
}

/** Cropping2D: a convolution of every channel by itself, whose kernel is 1 at one place. */
export function cropping2d({ net }: Reading, layer: ReadLayer, x: Output): Output {
  const [height, width, channels] = pictureOf(layer, x);
  const { top, bottom, left, right } = sidesOf(layer, 'cropping');
  if (top + bottom !== left + right) throw unsupportedLayer(layer, `cuts off ${top + bottom} rows and ${left + right} columns`, 'vitrum can cut off as many of both.');
  const size = top + bottom + 1;
  const values = net.filled(layer, size * size * channels, 0);
  values.fill(1, (top * size + left) * channels, (top * size + left + 1) * channels);
  return net.add(layer, 'conv2d', [x], [height - size + 1, width - size + 1, channels], {
    options: { filters: channels, kernelSize: size, groups: channels },
    parameters: { weights: { shape: [size, size, 1, channels], values }, biases: { shape: [channels], values: net.filled(layer, channels, 0) } },
  });
}

/** ZeroPadding2D: what reads it takes the zeros into its own padding. */
export function zeroPadding2d(layer: ReadLayer, x: Output): Output {
  const [height, width, channels] = pictureOf(layer, x);
  const zeros = sidesOf(layer, 'padding');
  if (x.zeros !== undefined) throw unsupportedLayer(layer, 'pads a picture that is padded', 'Use one ZeroPadding2D.');
  return { index: x.index, shape: [height + zeros.top + zeros.bottom, width + zeros.left + zeros.right, channels], zeros };
}

/** MaxPooling2D and AveragePooling2D */
export function pool2d({ net }: Reading, layer: ReadLayer, x: Output, type: string): Output {
  const [height, width, channels] = pictureOf(layer, x);
  const poolSize = evenIn(layer, 'pool_size', 2);
  const stride = evenIn(layer, 'strides', poolSize);
  if (poolSize === 0 || stride === 0) throw invalidKeras(`the layer "${layer.id}" has a window of nothing`);
  const padding = choiceIn(layer, 'padding', ['valid', 'same']);
  const places = (length: number): number => (padding === 'same' ? Math.ceil(length / stride) : Math.floor((length - poolSize) / stride) + 1);
  return net.add(layer, type, [x], [places(height), places(width), channels], { options: { poolSize, stride, padding } });
}

/** UpSampling2D */
export function upsample2d({ net }: Reading, layer: ReadLayer, x: Output): Output {
  const [height, width, channels] = pictureOf(layer, x);
  const factor = evenIn(layer, 'size', 2);
  choiceIn(layer, 'interpolation', ['nearest']);
  return net.add(layer, 'upsample2d', [x], [height * factor, width * factor, channels], { options: { factor } });
}

/** Embedding */
export function embedding({ net, weight }: Reading, layer: ReadLayer, x: Output): Output {
  const weights = weight(layer, ['embeddings'], 0);
  const [vocabularySize = countIn(layer, 'input_dim'), dimensions = countIn(layer, 'output_dim')] = weights.shape;
  if (layer.config['mask_zero'] === true) throw unsupportedLayer(layer, 'leaves the word 0 out ("mask_zero")', 'Save a model without the mask.');
  return net.add(layer, 'embedding', [x], [...x.shape, dimensions], { options: { vocabularySize, dimensions }, parameters: { weights } });
}
