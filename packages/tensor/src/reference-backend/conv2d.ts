import { VitrumError, type FloatArray } from '@vitrum/core';
import type { Conv2dForwardOperands, Conv2dOperands } from '@vitrum/core/internal';
import { checkSameShape, formatShape } from '../shape.ts';
import { activationForward } from './activation.ts';

/** The axes of a convolution with checked shapes. */
interface Axes {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly filters: number;
  /** Channels and filters of one group. */
  readonly groupChannels: number;
  readonly groupFilters: number;
}

/**
 * out[b, y, x, f] = bias[f] + Σ input[b, y·s + i·d − p, x·s + j·d − p, g·n + c]·weights[i, j, c, f], where g is the group of f and n its
 * channels; sums are kept in 64 bits and rounded once.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function conv2d(operands: Conv2dForwardOperands): () => void {
  const axes = axesOf(operands);
  const { filters, groupFilters } = axes;
  if (operands.bias !== undefined) checkSameShape(operands.bias, [filters], 'The bias of conv2d');
  const [x, w, out] = [operands.input.data, operands.weights.data, operands.out.data];
  const sums = new Float64Array(filters);
  const bias = operands.bias?.data ?? new Float64Array(filters);
  const activate = operands.then && activationForward(operands.then.activation, operands.out, operands.then.out);
  return () => {
    eachOutput(operands, axes, (at, taps) => {
      sums.set(bias);
      taps((inputAt, weightsAt, first) => {
        const value = x[inputAt] ?? 0;
        for (let f = 0; f < groupFilters; f++) sums[first + f] = (sums[first + f] ?? 0) + value * (w[weightsAt + f] ?? 0);
      });
      out.set(sums, at);
    });
    activate?.();
  };
}

/**
 * ∂C/∂input[b, y·s + i·d − p, x·s + j·d − p, g·n + c] = Σ ∂C/∂out[b, y, x, f]·weights[i, j, c, f] over the filters of group g.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function conv2dInput(operands: Conv2dOperands): () => void {
  const axes = axesOf(operands);
  const { groupFilters } = axes;
  const [dx, w, dOut] = [operands.input.data, operands.weights.data, operands.out.data];
  const sums = new Float64Array(dx.length);
  return () => {
    sums.fill(0);
    eachOutput(operands, axes, (at, taps) => {
      taps((inputAt, weightsAt, first) => {
        let sum = 0;
        for (let f = 0; f < groupFilters; f++) sum += (dOut[at + first + f] ?? 0) * (w[weightsAt + f] ?? 0);
        sums[inputAt] = (sums[inputAt] ?? 0) + sum;
      });
    });
    dx.set(sums);
  };
}

/**
 * ∂C/∂weights[i, j, c, f] = Σ input[b, y·s + i·d − p, x·s + j·d − p, g·n + c]·∂C/∂out[b, y, x, f], over samples and places.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function conv2dWeights(operands: Conv2dOperands): () => void {
  const axes = axesOf(operands);
  const { groupFilters } = axes;
  const [x, dw, dOut] = [operands.input.data, operands.weights.data, operands.out.data];
  const sums = new Float64Array(dw.length);
  return () => {
    sums.fill(0);
    eachOutput(operands, axes, (at, taps) => {
      taps((inputAt, weightsAt, first) => add(sums, weightsAt, x[inputAt] ?? 0, dOut, at + first, groupFilters));
    });
    dw.set(sums);
  };
}

function add(sums: Float64Array, offset: number, factor: number, values: FloatArray, from: number, count: number): void {
  for (let f = 0; f < count; f++) sums[offset + f] = (sums[offset + f] ?? 0) + factor * (values[from + f] ?? 0);
}

/** The input element of a tap, the first of its weights, and the filter that this one is for: the first of the group. */
type Tap = (inputAt: number, weightsAt: number, first: number) => void;

/** Visits every output position; `taps` visits the inputs under the kernel there. */
function eachOutput(operands: Conv2dOperands, axes: Axes, visit: (at: number, taps: (tap: Tap) => void) => void): void {
  const { stride, dilation = 1, padding: [top, left] } = operands;
  const { batch, height, width, channels, kernelHeight, kernelWidth, outHeight, outWidth, filters, groupChannels, groupFilters } = axes;
  for (let b = 0; b < batch; b++) {
    for (let y = 0; y < outHeight; y++) {
      for (let x = 0; x < outWidth; x++) {
        visit(((b * outHeight + y) * outWidth + x) * filters, (tap) => {
          for (let i = 0; i < kernelHeight; i++) {
            const row = y * stride + i * dilation - top;
            if (row < 0 || row >= height) continue;
            for (let j = 0; j < kernelWidth; j++) {
              const column = x * stride + j * dilation - left;
              if (column < 0 || column >= width) continue;
              const inputAt = ((b * height + row) * width + column) * channels;
              const weightsAt = (i * kernelWidth + j) * groupChannels * filters;
              for (let from = 0, first = 0; from < channels; from += groupChannels, first += groupFilters) {
                for (let c = 0; c < groupChannels; c++) tap(inputAt + from + c, weightsAt + c * filters + first, first);
              }
            }
          }
        });
      }
    }
  }
}

function axesOf({ input, weights, out }: Conv2dOperands): Axes {
  const [batch = 0, height = 0, width = 0, channels = 0] = input.shape;
  const [kernelHeight = 0, kernelWidth = 0, groupChannels = 0, filters = 0] = weights.shape;
  const [outBatch, outHeight = 0, outWidth = 0, outFilters] = out.shape;
  const haveFourAxes = [input, weights, out].every(({ shape }) => shape.length === 4);
  const groups = channels / groupChannels;
  const groupFilters = filters / groups;
  const areGroups = Number.isInteger(groups) && Number.isInteger(groupFilters);
  if (haveFourAxes && areGroups && outBatch === batch && outFilters === filters) {
    return { batch, height, width, channels, kernelHeight, kernelWidth, outHeight, outWidth, filters, groupChannels, groupFilters };
  }
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `conv2d cannot take ${formatShape(input.shape)} with weights ${formatShape(weights.shape)} to ${formatShape(out.shape)}.`,
    hint: 'It needs [batch, height, width, channels], [kernel height, kernel width, channels / groups, filters] and [batch, height, width, filters].',
  });
}
