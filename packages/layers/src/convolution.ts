import { layerPlan, VitrumError, type Activation, type Incoming, type Initializer, type LayerPlan, type ParameterPlan, type Shape, type Tensor } from '@vitrum/core';
import { formatShape, reshaped } from '@vitrum/tensor';
import { activateBack as activateBackOperation, conv2d, conv2dInput, conv2dWeights } from '@vitrum/tensor/operations';

/** A convolution over pictures; one over sequences is one over pictures of height 1. */
export interface Convolution {
  readonly picture: readonly [height: number, width: number, channels: number];
  readonly kernel: readonly [height: number, width: number];
  readonly places: readonly [rows: number, columns: number];
  readonly outputShape: Shape;
  /** Shape and drawing order of the weights as the layer declares them: [kernel height, kernel width, channels / groups, filters] in memory. */
  readonly weights: Pick<ParameterPlan, 'shape' | 'drawOrder'>;
  readonly filters: number;
  readonly stride: number;
  readonly dilation: number;
  readonly before: readonly [top: number, left: number];
  readonly groups: number;
  readonly activation: Activation;
  readonly weightInitializer: Initializer;
  readonly biasInitializer: Initializer;
}

/** The plan of a convolution whose numbers have been checked: z = x ∗ W + b, a = φ(z). */
export function convolutionPlan(convolution: Convolution): LayerPlan {
  const { picture: [height, width, channels], kernel, places: [rows, columns], outputShape, activation } = convolution;
  const { filters, stride, dilation, before, groups, weightInitializer, biasInitializer } = convolution;
  const window = kernel[0] * kernel[1];
  const fan = { fanIn: (window * channels) / groups, fanOut: (window * filters) / groups };
  const asKernel = (weights: Tensor): Tensor => reshaped(weights, [...kernel, channels / groups, filters]);
  return layerPlan({
    outputShape,
    multiplyAdds: rows * columns * filters * fan.fanIn,
    activation,
    parameters: {
      weights: { ...convolution.weights, initializer: weightInitializer, fan, role: 'weight' },
      biases: { shape: [filters], initializer: biasInitializer, fan, role: 'bias' },
    },
    kept: { z: outputShape },
    errors: { dz: outputShape },
    bind: ({ batchSize, inputs: [x], output: a, parameters: { weights, biases }, kept: { z }, prepare }) => {
      const asPicture = (x: Tensor): Tensor => reshaped(x, [batchSize, height, width, channels]);
      const asFilters = (z: Tensor): Tensor => reshaped(z, [batchSize, rows, columns, filters]);
      const operands = { input: asPicture(x), weights: asKernel(weights), stride, dilation, padding: before };
      const forward = prepare(conv2d, { ...operands, bias: biases, out: asFilters(z), then: { activation, out: asFilters(a) } });
      return {
        forward,
        bindBackward: ({ output: da, inputs: [dx], parameters: gradients, errors: { dz } }) => {
          const out = asFilters(dz);
          const activateBack = prepare(activateBackOperation, { activation, z, a, da, dz });
          const inputGradient = dx && prepare(conv2dInput, { ...operands, input: asPicture(dx), out });
          const byFilter = reshaped(dz, [batchSize * rows * columns, filters]);
          let formWeights: (() => void) | undefined;
          const writeWeights = (gradient: Tensor): void => {
            formWeights ??= prepare(conv2dWeights, { ...operands, weights: asKernel(gradient), out }); // always the same tensor
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
    incoming: (unit) => windowOf(unit, convolution),
  });
}

/** The part of one output's window that lies inside the picture, with the channels of its group. */
function windowOf(unit: number, convolution: Convolution): Incoming {
  const { picture: [height, width, channels], kernel, places: [, columns], filters, stride, dilation, before: [top, left], groups } = convolution;
  const filter = unit % filters;
  const place = Math.floor(unit / filters);
  const [y, x] = [Math.floor(place / columns) * stride - top, (place % columns) * stride - left];
  const seen = channels / groups;
  const firstChannel = Math.floor(filter / (filters / groups)) * seen;
  const [inputs, weights]: [number[], number[]] = [[], []];
  for (let i = 0; i < kernel[0]; i++) {
    for (let j = 0; j < kernel[1]; j++) {
      const [row, column] = [y + i * dilation, x + j * dilation];
      if (row < 0 || row >= height || column < 0 || column >= width) continue;
      for (let c = 0; c < seen; c++) {
        inputs.push((row * width + column) * channels + firstChannel + c);
        weights.push(((i * kernel[1] + j) * seen + c) * filters + filter);
      }
    }
  }
  return { inputs, parameter: 'weights', weights, bias: { parameter: 'biases', index: filter } };
}

/**
 * Checks that every group has as many channels and as many filters as the others.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function checkGroups(type: string, groups: number, shape: Shape, channels: number, filters: number): void {
  const of = channels % groups === 0 ? `its ${filters} filters, from samples` : `the ${channels} channels, the last axis, of samples`;
  if (channels % groups === 0 && filters % groups === 0) return;
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The ${groups} groups of the layer "${type}" do not divide ${of} of shape ${formatShape(shape)}.`,
    hint: `Choose "groups" so that it divides the channels (${channels}) and the "filters" (${filters}), such as ${greatestCommonDivisor(channels, filters)}.`,
  });
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

/** How far a window reaches whose numbers are `dilation` apart. */
export const reachOf = (kernelSize: number, dilation: number): number => (kernelSize - 1) * dilation + 1;
