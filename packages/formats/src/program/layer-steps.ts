import { VitrumError, type PortableLayer, type PortableReference, type PortableTensors } from '@vitrum/core';
import { isReference } from '@vitrum/core/internal';
import { sizeOf } from '@vitrum/tensor';
import type { Step } from './step.ts';
import { paddingBefore, pictureOf, windowOf } from './windows.ts';

/** A step without its place in the program. */
type Bare = Step extends infer Each ? (Each extends Step ? Omit<Each, 'inputs' | 'output' | 'layer'> : never) : never;

type Rule = (layer: PortableLayer) => readonly Bare[];

/** The steps of every layer that source code can be written for; of one that changes nothing in a prediction there are none. */
const rules: Readonly<Record<string, Rule>> = {
  dense: (layer) => [{ op: 'matmul', count: sizeOf(layer.inputShapes[0]), units: numberOf(layer, 'units'), ...weighted(layer) }, ...activated(layer)],
  conv2d: (layer) => convolution(layer, pictureOf(layer), [numberOf(layer, 'kernelSize'), numberOf(layer, 'kernelSize')], [layer.outputShape[0] ?? 1, layer.outputShape[1] ?? 1]),
  conv1d: (layer) => {
    const [length = 1, channels = 1] = layer.inputShapes[0];
    return convolution(layer, [1, length, channels], [1, numberOf(layer, 'kernelSize')], [1, layer.outputShape[0] ?? 1]);
  },
  'transposed-conv2d': (layer) => [spread(layer), ...activated(layer)],
  'max-pool2d': (layer) => [{ op: 'max-pool', ...pool(layer) }],
  'average-pool2d': (layer) => [{ op: 'average-pool', ...pool(layer) }],
  'global-average-pool': (layer) => {
    const picture = pictureOf(layer);
    const [height, width] = picture;
    return [{ op: 'average-pool', ...windowOf({ picture, window: [height, width], strides: [1, 1], places: [1, 1], isPadded: false }) }];
  },
  'batch-norm': (layer) => [{ op: 'scale', ...placesOf(layer), ...normalized(layer) }],
  'layer-norm': (layer) => [{ op: 'normalize', places: 1, channels: sizeOf(layer.outputShape), groups: 1, ...scaled(layer) }],
  'group-norm': (layer) => [{ op: 'normalize', ...placesOf(layer), groups: numberOf(layer, 'groups'), ...scaled(layer) }],
  activation: activated,
  add: () => [{ op: 'add' }],
  concat: ({ inputShapes, outputShape }) => [{ op: 'concat', places: sizeOf(outputShape.slice(0, -1)), widths: inputShapes.map((shape) => shape.at(-1) ?? 1) }],
  upsample2d: (layer) => {
    const [height, width, channels] = pictureOf(layer);
    return [{ op: 'upsample', height, width, channels, factor: numberOf(layer, 'factor') }];
  },
  embedding: (layer) => [{
    op: 'embed', length: layer.inputShapes[0][0] ?? 1, vocabulary: numberOf(layer, 'vocabularySize'), dimensions: numberOf(layer, 'dimensions'),
    isPooled: layer.options['pooling'] === 'mean', weights: valuesOf(layer, layer.parameters, 'weights'),
  }],
  flatten: () => [],
  reshape: () => [],
  dropout: () => [],
  'spatial-dropout': () => [],
};

/** The steps of a layer; undefined for one that this does not know, such as a plugin's. */
export function stepsOf(layer: PortableLayer): readonly Bare[] | undefined {
  return Object.hasOwn(rules, layer.type) ? rules[layer.type]?.(layer) : undefined;
}

function convolution(layer: PortableLayer, picture: readonly [number, number, number], window: readonly [number, number], places: readonly [number, number]): readonly Bare[] {
  const stride = numberOf(layer, 'stride');
  return [{
    op: 'convolve', groups: numberOf(layer, 'groups'), filters: numberOf(layer, 'filters'), ...weighted(layer),
    ...windowOf({ picture, window, strides: [stride, stride], dilation: numberOf(layer, 'dilation'), places, isPadded: layer.options['padding'] === 'same' }),
  }, ...activated(layer)];
}

/** The window lies on the output, whose padding is cut off. */
function spread(layer: PortableLayer): Bare {
  const picture = pictureOf(layer);
  const [height, width] = picture;
  const [rows = 1, columns = 1] = layer.outputShape;
  const [size, stride] = [numberOf(layer, 'kernelSize'), numberOf(layer, 'stride')];
  const isCut = layer.options['padding'] === 'same';
  return {
    op: 'spread', filters: numberOf(layer, 'filters'), ...weighted(layer),
    ...windowOf({ picture, window: [size, size], strides: [stride, stride], places: [rows, columns], isPadded: false }),
    top: isCut ? paddingBefore(rows, height, size, stride) : 0,
    left: isCut ? paddingBefore(columns, width, size, stride) : 0,
  };
}

function pool(layer: PortableLayer) {
  const size = numberOf(layer, 'poolSize');
  const given = numberOf(layer, 'stride');
  const stride = given === 0 ? size : given;
  const [rows = 1, columns = 1] = layer.outputShape;
  return windowOf({ picture: pictureOf(layer), window: [size, size], strides: [stride, stride], places: [rows, columns], isPadded: layer.options['padding'] === 'same' });
}

function activated(layer: PortableLayer): readonly Bare[] {
  const activation = layer.options['activation'];
  if (!isComplete(activation) || activation.type === 'identity') return [];
  return [{ op: 'activate', activation, width: layer.outputShape.at(-1) ?? 1 }];
}

/** In a complete model, references are objects. */
const isComplete = (value: unknown): value is PortableReference => isReference(value) && typeof value === 'object';

const placesOf = ({ outputShape }: PortableLayer): { readonly places: number; readonly channels: number } => ({
  places: sizeOf(outputShape.slice(0, -1)), channels: outputShape.at(-1) ?? 1,
});

const weighted = (layer: PortableLayer) => ({ weights: valuesOf(layer, layer.parameters, 'weights'), biases: valuesOf(layer, layer.parameters, 'biases') });

const scaled = (layer: PortableLayer) => ({
  epsilon: numberOf(layer, 'epsilon'), scale: valuesOf(layer, layer.parameters, 'scale'), shift: valuesOf(layer, layer.parameters, 'shift'),
});

/** A normalization by fixed moments is a factor and an offset: γ / √(σ² + ε), and β − γ·μ / √(σ² + ε). */
function normalized(layer: PortableLayer): { readonly factors: Float32Array; readonly offsets: Float32Array } {
  const { epsilon, scale, shift } = scaled(layer);
  const [mean, variance] = [valuesOf(layer, layer.state, 'mean'), valuesOf(layer, layer.state, 'variance')];
  const factors = Float64Array.from(scale, (each, c) => each / Math.sqrt((variance[c] ?? 1) + epsilon));
  return { factors: Float32Array.from(factors), offsets: Float32Array.from(shift, (each, c) => each - (factors[c] ?? 0) * (mean[c] ?? 0)) };
}

function numberOf({ options, place }: PortableLayer, name: string): number {
  const value = options[name];
  if (typeof value === 'number') return value;
  throw lacking(place, `the option "${name}"`);
}

function valuesOf({ place }: PortableLayer, tensors: PortableTensors, name: string): Float32Array {
  const found = Object.hasOwn(tensors, name) ? tensors[name] : undefined;
  if (found === undefined) throw lacking(place, `the tensor "${name}"`);
  return found.values;
}

/** A layer of a plugin that took the name of a built-in one. */
function lacking(place: string, what: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_UNSUPPORTED_MODEL',
    message: `${place} has not ${what} that a built-in layer of its name has.`,
    hint: 'A plugin seems to have replaced the layer; the formats that hold only tensors take any layer: safetensors, npz.',
  });
}
