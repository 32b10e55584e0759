import { VitrumError, type FloatArray, type Shape, type Tensor } from '@vitrum/core';
import type { MomentsOperands, NormalizeBackOperands, NormalizeOperands, NormalizeSumsOperands } from '@vitrum/core/internal';
import { checkSameShape, formatShape } from '../shape.ts';

/**
 * mean = Σ input / n and variance = Σ (input − mean)² / n over the n numbers of every group of channels of every sample. Sums squared
 * differences, since the mean of squares minus the squared mean would cancel.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function moments(operands: MomentsOperands): () => void {
  const axes = axesOf('moments', operands);
  const [x, mean, variance] = [operands.input.data, operands.mean.data, operands.variance.data];
  return () => {
    eachGroup(axes, (group, start) => {
      const n = axes.places * axes.width;
      const center = sumOver(axes, start, (k) => x[k] ?? 0) / n;
      mean[group] = center;
      variance[group] = sumOver(axes, start, (k) => squared((x[k] ?? 0) - center)) / n;
    });
  };
}

/**
 * out = scale ⊙ x̂ + shift.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function normalize(operands: NormalizeOperands): () => void {
  const axes = axesOf('normalize', operands);
  checkSameShape(operands.out, operands.input.shape, 'The output of normalize');
  checkChannels('normalize', axes, operands.scale, operands.shift);
  const [x, out, scale, shift] = [operands.input.data, operands.out.data, operands.scale.data, operands.shift.data];
  const xHat = normalized(operands);
  return () => eachNumber(axes, (k, group, c) => (out[k] = (scale[c] ?? 0) * xHat(x[k] ?? 0, group) + (shift[c] ?? 0)));
}

/**
 * Σ δ and Σ δ ⊙ x̂ by channel, and the means of scale ⊙ δ and scale ⊙ δ ⊙ x̂ by group, of every sample by itself.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function normalizeSums(operands: NormalizeSumsOperands): () => void {
  const axes = axesOf('normalize-sums', operands);
  const { samples, places, channels, width } = axes;
  const { outGradient, scaleGradients, shiftGradients, gradientMeans, productMeans } = operands;
  checkSameShape(outGradient, operands.input.shape, 'The gradient of normalize-sums');
  checkChannels('normalize-sums', axes, operands.scale);
  for (const each of [scaleGradients, shiftGradients]) checkSameShape(each, [samples, channels], 'The gradients of normalize-sums');
  for (const each of [gradientMeans, productMeans]) checkSameShape(each, operands.mean.shape, 'The means of normalize-sums');
  const [x, delta, scale] = [operands.input.data, outGradient.data, operands.scale.data];
  const xHat = normalized(operands);
  const [sums, products] = [new Float64Array(samples * channels), new Float64Array(samples * channels)]; // rounded once
  const average = (ofChannels: Float64Array, means: FloatArray): void => {
    for (let group = 0, at = 0; group < means.length; group++) {
      let sum = 0;
      for (let c = at % channels, end = c + width; c < end; c++, at++) sum += (scale[c] ?? 0) * (ofChannels[at] ?? 0);
      means[group] = sum / (places * width);
    }
  };
  return () => {
    sums.fill(0);
    products.fill(0);
    eachNumber(axes, (k, group, c, sample) => {
      const at = sample * channels + c;
      sums[at] = (sums[at] ?? 0) + (delta[k] ?? 0);
      products[at] = (products[at] ?? 0) + (delta[k] ?? 0) * xHat(x[k] ?? 0, group);
    });
    shiftGradients.data.set(sums);
    scaleGradients.data.set(products);
    average(sums, gradientMeans.data);
    average(products, productMeans.data);
  };
}

/**
 * inputGradient = (scale ⊙ δ − gradientMeans − x̂ ⊙ productMeans) / σ.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function normalizeBack(operands: NormalizeBackOperands): () => void {
  const axes = axesOf('normalize-back', operands);
  const { input, outGradient, inputGradient, variance, gradientMeans, productMeans, epsilon } = operands;
  for (const each of [outGradient, inputGradient]) checkSameShape(each, input.shape, 'The gradients of normalize-back');
  checkChannels('normalize-back', axes, operands.scale);
  for (const each of [gradientMeans, productMeans]) checkSameShape(each, variance.shape, 'The means of normalize-back');
  const [x, delta, dx, scale] = [input.data, outGradient.data, inputGradient.data, operands.scale.data];
  const [gradientMean, productMean] = [gradientMeans.data, productMeans.data];
  const xHat = normalized(operands);
  return () => eachNumber(axes, (k, group, c) => {
    const centered = (scale[c] ?? 0) * (delta[k] ?? 0) - (gradientMean[group] ?? 0) - xHat(x[k] ?? 0, group) * (productMean[group] ?? 0);
    dx[k] = centered / Math.sqrt((variance.data[group] ?? 0) + epsilon);
  });
}

const squared = (x: number): number => x * x;

/** Samples of `places` places with channels in groups of `width`. */
interface Axes {
  readonly samples: number;
  readonly places: number;
  readonly channels: number;
  readonly width: number;
}

/** x̂ of a number of a group. */
function normalized({ mean, variance, epsilon }: MomentsOperands & { readonly epsilon: number }): (x: number, group: number) => number {
  const [means, variances] = [mean.data, variance.data];
  return (x, group) => (x - (means[group] ?? 0)) / Math.sqrt((variances[group] ?? 0) + epsilon);
}

/** Visits every group of every sample: its number in the batch, and its first channel at the first place. */
function eachGroup({ samples, places, channels, width }: Axes, visit: (group: number, start: number) => void): void {
  for (let sample = 0, group = 0; sample < samples; sample++) {
    for (let c = 0; c < channels; c += width, group++) visit(group, sample * places * channels + c);
  }
}

/** Σ term(k) over the numbers k of the group that begins at `start`. */
function sumOver({ places, channels, width }: Axes, start: number, term: (k: number) => number): number {
  let sum = 0;
  for (let place = 0, at = start; place < places; place++, at += channels) {
    for (let k = at; k < at + width; k++) sum += term(k);
  }
  return sum;
}

/** Visits every number in order: its place in memory, its group in the batch, its channel and its sample. */
function eachNumber({ samples, places, channels, width }: Axes, visit: (k: number, group: number, channel: number, sample: number) => void): void {
  const groups = channels / width;
  for (let sample = 0, k = 0; sample < samples; sample++) {
    for (let place = 0; place < places; place++) {
      for (let group = sample * groups, c = 0; c < channels; group++) {
        for (const end = c + width; c < end; c++, k++) visit(k, group, c, sample);
      }
    }
  }
}

function axesOf(operation: string, { input, mean, variance }: MomentsOperands): Axes {
  const [samples = 0, places = 0, channels = 0] = input.shape;
  const [rows, groups = 0] = mean.shape;
  checkSameShape(variance, mean.shape, `The variance of ${operation}`);
  const width = channels / groups;
  if (input.shape.length === 3 && mean.shape.length === 2 && rows === samples && Number.isInteger(width)) return { samples, places, channels, width };
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `${operation} cannot take ${formatShape(input.shape)} with a mean of ${formatShape(mean.shape)}.`,
    hint: 'It needs [samples, places, channels] and [samples, groups], with a number of groups that divides the channels.',
  });
}

function checkChannels(operation: string, { channels }: Axes, ...tensors: readonly Tensor[]): void {
  const expected: Shape = [channels];
  for (const tensor of tensors) checkSameShape(tensor, expected, `The scale and shift of ${operation}`);
}
