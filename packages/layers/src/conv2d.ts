import { defineLayer, layerPlan, type Incoming, type Tensor } from '@vitrum/core';
import { oneInput } from './one-input.ts';
import { pictureShape, windowPlaces } from './picture-window.ts';

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
    const shape = oneInput('conv2d', inputs);
    const [height, width, channels] = pictureShape('conv2d', shape);
    const { rows, columns, before } = windowPlaces('conv2d', 'kernelSize', shape, { size, stride, padding });
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
