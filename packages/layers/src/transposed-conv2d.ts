import { defineLayer, layerPlan, type FloatArray, type Incoming, type Tensor } from '@vitrum/core';
import { reshaped } from '@vitrum/tensor';
import { activate as activateOperation, activateBack as activateBackOperation, conv2d, conv2dInput, conv2dWeights } from '@vitrum/tensor/operations';
import { oneInput } from './one-input.ts';
import { paddingBefore, pictureShape } from './picture-window.ts';

/**
 * A transposed convolution, which makes pictures larger: every number of the input lays a window, scaled by it, onto the output.
 *
 * z[y·s + i − p, x·s + j − p, f] = b[f] + Σ x[y, x, c]·W[i, j, f, c], a = φ(z), for samples of shape [height, width, channels], or
 * [height, width] with one channel. W has the shape [kernelSize, kernelSize, filters, channels]: it is the W of the `conv2d` from z to x,
 * whose ∂C/∂input this computes. With the padding `valid` the output has (height − 1)·s + kernelSize rows, with `same` height·s, and
 * what goes beyond them is cut off.
 *
 * @throws VITRUM_SHAPE_MISMATCH for no pictures
 */
export const transposedConv2d = /* @__PURE__ */ defineLayer({
  name: 'transposed-conv2d',
  description: 'Every number adds a window, scaled by that number, to a larger picture, with the same weights at every position',
  formula: 'a = φ(x ∗ᵀ W + b)',
  source: 'Dumoulin and Visin 2016, arXiv:1603.07285',
  since: '0.1.0',
  options: {
    filters: { type: 'integer', minimum: 1, default: 8, description: 'Number of channels of the output.' },
    kernelSize: { type: 'integer', minimum: 1, default: 3, description: 'Height and width of the window.' },
    stride: { type: 'integer', minimum: 1, default: 1, description: 'How far apart the windows are placed; with `same`, how many times larger the picture becomes.' },
    padding: { type: 'string', default: 'valid', choices: ['valid', 'same'], description: 'Whether whole windows are kept (`valid`), or the output is exactly stride times as large (`same`).' },
    activation: { type: 'activation', default: 'identity', description: 'Applied to every output.' },
    weightInitializer: { type: 'initializer', default: 'glorot-uniform', description: 'Initial values of the weights.' },
    biasInitializer: { type: 'initializer', default: 'zeros', description: 'Initial values of the biases.' },
  },
  plan: ({ filters, kernelSize: size, stride, padding, activation, weightInitializer, biasInitializer }, inputs) => {
    const [height, width, channels] = pictureShape('transposed-conv2d', oneInput('transposed-conv2d', inputs));
    const largeLength = (length: number): number => (padding === 'same' ? length * stride : (length - 1) * stride + size);
    const [rows, columns] = [largeLength(height), largeLength(width)];
    const before = padding === 'same' ? [paddingBefore(rows, height, size, stride), paddingBefore(columns, width, size, stride)] as const : [0, 0] as const;
    const window = size * size;
    const fan = { fanIn: window * channels, fanOut: window * filters };
    const outputShape = [rows, columns, filters];
    return layerPlan({
      outputShape,
      multiplyAdds: height * width * channels * fan.fanOut,
      activation,
      parameters: {
        weights: { shape: [size, size, filters, channels], initializer: weightInitializer, fan, role: 'weight', drawOrder: [2, 0, 1, 3] },
        biases: { shape: [filters], initializer: biasInitializer, fan, role: 'bias' },
      },
      kept: { z: outputShape },
      errors: { dz: outputShape },
      bind: ({ batchSize, inputs: [x], output: a, parameters: { weights, biases }, kept: { z }, prepare }) => {
        const asPicture = (input: Tensor): Tensor => reshaped(input, [batchSize, height, width, channels]);
        const operands = { weights, stride, padding: before };
        const spread = prepare(conv2dInput, { ...operands, input: z, out: asPicture(x) });
        const activate = prepare(activateOperation, { activation, z, a });
        return {
          forward: () => {
            spread();
            addToRows(z.data, biases.data);
            activate();
          },
          bindBackward: ({ output: da, inputs: [dx], parameters: gradients, errors: { dz } }) => {
            const activateBack = prepare(activateBackOperation, { activation, z, a, da, dz });
            const inputGradient = dx && prepare(conv2d, { ...operands, input: dz, out: asPicture(dx) });
            const byFilter = reshaped(dz, [batchSize * rows * columns, filters]);
            let formWeights: (() => void) | undefined;
            const writeWeights = (gradient: Tensor): void => {
              formWeights ??= prepare(conv2dWeights, { ...operands, input: dz, weights: gradient, out: asPicture(x) }); // always the same tensor
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
      incoming: (unit) => windowsOver(unit, { height, width, channels, size, stride, before, columns, filters }),
    });
  },
});

/** z[…, f] += b[f] */
function addToRows(z: FloatArray, bias: FloatArray): void {
  for (let start = 0; start < z.length; start += bias.length) {
    for (let f = 0; f < bias.length; f++) z[start + f] = (z[start + f] ?? 0) + (bias[f] ?? 0);
  }
}

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

/** The numbers of the input whose windows lie over one output. */
function windowsOver(unit: number, { height, width, channels, size, stride, before: [top, left], columns, filters }: WindowShape): Incoming {
  const filter = unit % filters;
  const place = Math.floor(unit / filters);
  const [inputs, weights]: [number[], number[]] = [[], []];
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const [y, x] = [(Math.floor(place / columns) + top - i) / stride, ((place % columns) + left - j) / stride];
      if (!Number.isInteger(y) || !Number.isInteger(x) || y < 0 || y >= height || x < 0 || x >= width) continue;
      for (let c = 0; c < channels; c++) {
        inputs.push((y * width + x) * channels + c);
        weights.push(((i * size + j) * filters + filter) * channels + c);
      }
    }
  }
  return { inputs, parameter: 'weights', weights, bias: { parameter: 'biases', index: filter } };
}
