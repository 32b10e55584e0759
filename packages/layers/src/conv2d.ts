import { defineLayer, layerPlan, VitrumError, type Incoming, type Shape, type Tensor } from '@vitrum/core';
import { formatShape } from '@vitrum/tensor';
import { oneInput } from './one-input.ts';

/**
 * A convolution over pictures, channels last: every filter sees a small window, with the same weights everywhere.
 *
 * z[y, x, f] = b[f] + Σ x[y·s + i − p, x·s + j − p, c]·W[i, j, c, f], a = φ(z), for samples of shape [height, width, channels], or
 * [height, width] with one channel. W has the shape [kernelSize, kernelSize, channels, filters]. With the padding `same` the output has
 * ⌈height / s⌉ rows, with `valid` the window stays within the picture.
 */
export const conv2d = defineLayer({
  name: 'conv2d',
  description: 'Every filter looks at a small window of the picture, with the same weights at every place',
  formula: 'a = φ(x ∗ W + b)',
  source: 'LeCun, Bottou, Bengio and Haffner 1998, doi:10.1109/5.726791',
  since: '0.1.0',
  options: {
    filters: { type: 'integer', minimum: 1, default: 8, description: 'Number of channels of the output.' },
    kernelSize: { type: 'integer', minimum: 1, default: 3, description: 'Height and width of the window.' },
    stride: { type: 'integer', minimum: 1, default: 1, description: 'How far the window moves.' },
    padding: { type: 'string', default: 'valid', choices: ['valid', 'same'], description: 'Whether zeros are put around the picture.' },
    activation: { type: 'activation', default: 'identity', description: 'Applied to every output.' },
    weightInitializer: { type: 'initializer', default: 'glorot-uniform', description: 'First values of the weights.' },
    biasInitializer: { type: 'initializer', default: 'zeros', description: 'First values of the biases.' },
  },
  plan: ({ filters, kernelSize: size, stride, padding, activation, weightInitializer, biasInitializer }, inputs) => {
    const [height, width, channels] = pictureShape(oneInput('conv2d', inputs));
    const [rows, columns] = [outputLength(height, size, stride, padding), outputLength(width, size, stride, padding)];
    if (rows < 1 || columns < 1) throw tooSmall(height, width, size);
    const before = [paddingBefore(height, rows, size, stride), paddingBefore(width, columns, size, stride)] as const;
    const window = size * size;
    const fan = { fanIn: window * channels, fanOut: window * filters };
    const outputShape = [rows, columns, filters];
    return layerPlan({
      outputShape,
      activation,
      parameters: {
        weights: { shape: [size, size, channels, filters], initializer: weightInitializer, fan, role: 'weight', drawOrder: [3, 0, 1, 2] },
        biases: { shape: [filters], initializer: biasInitializer, fan, role: 'bias' },
      },
      kept: { z: outputShape },
      errors: { dz: outputShape },
      bind: ({ batchSize, inputs: [x], output: a, parameters: { weights, biases }, kept: { z }, prepare }) => {
        const asPicture = ({ data }: Tensor): Tensor => ({ shape: [batchSize, height, width, channels], data });
        const operands = { input: asPicture(x), weights, stride, padding: before };
        const convolve = prepare('conv2d', { ...operands, bias: biases, out: z });
        const activate = prepare('activate', { activation, z, a });
        return {
          forward: () => {
            convolve();
            activate();
          },
          bindBackward: ({ output: da, inputs: [dx], parameters: gradients, errors: { dz } }) => {
            const activateBack = prepare('activate-back', { activation, z, a, da, dz });
            const inputGradient = dx && prepare('conv2d-input', { ...operands, input: asPicture(dx), out: dz });
            const byFilter: Tensor = { shape: [batchSize * rows * columns, filters], data: dz.data };
            let formWeights: (() => void) | undefined;
            const writeWeights = (gradient: Tensor): void => {
              formWeights ??= prepare('conv2d-weights', { ...operands, weights: gradient, out: dz }); // always the same tensor
              formWeights();
            };
            return (from) => {
              if (from === 'output') activateBack(); // δ = (∂C/∂a) ⊙ φ′(z)
              gradients.weights.fill(writeWeights);
              gradients.biases.sumRows(byFilter); // ∂C/∂b = Σ δ over the batch and all places
              inputGradient?.();
            };
          },
        };
      },
      incoming: (unit) => windowOf(unit, { height, width, channels, size, stride, before, columns, filters }),
    });
  },
});

interface WindowShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly size: number;
  readonly stride: number;
  readonly before: readonly [top: number, left: number];
  readonly columns: number;
  readonly filters: number;
}

/** The part of one output's window that lies inside the picture. */
function windowOf(unit: number, { height, width, channels, size, stride, before: [top, left], columns, filters }: WindowShape): Incoming {
  const filter = unit % filters;
  const place = Math.floor(unit / filters);
  const [y, x] = [Math.floor(place / columns) * stride - top, (place % columns) * stride - left];
  const [inputs, weights]: [number[], number[]] = [[], []];
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (y + i < 0 || y + i >= height || x + j < 0 || x + j >= width) continue;
      for (let c = 0; c < channels; c++) {
        inputs.push(((y + i) * width + x + j) * channels + c);
        weights.push(((i * size + j) * channels + c) * filters + filter);
      }
    }
  }
  return { inputs, parameter: 'weights', weights, bias: { parameter: 'biases', index: filter } };
}

function pictureShape(shape: Shape): readonly [height: number, width: number, channels: number] {
  const [height, width, channels = 1] = shape;
  if (height !== undefined && width !== undefined && shape.length <= 3) return [height, width, channels];
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `A "conv2d" layer takes pictures of shape [height, width, channels] or [height, width], got ${formatShape(shape)}.`,
    hint: 'Give the pictures as they are, such as "inputShape": [28, 28], with nothing before that flattens them.',
  });
}

function outputLength(length: number, size: number, stride: number, padding: string): number {
  return padding === 'same' ? Math.ceil(length / stride) : Math.floor((length - size) / stride) + 1;
}

/** Half of the padding goes before the picture, an odd one after it, as in TensorFlow. */
function paddingBefore(length: number, outputs: number, size: number, stride: number): number {
  return Math.floor(Math.max(0, (outputs - 1) * stride + size - length) / 2);
}

function tooSmall(height: number, width: number, size: number): VitrumError {
  return new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `A window of ${size} × ${size} does not fit into a picture of ${height} × ${width} (height × width).`,
    hint: 'Choose a smaller "kernelSize", or the padding "same".',
  });
}
