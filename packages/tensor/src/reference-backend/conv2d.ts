import { VitrumError, type Conv2dOperands, type FloatArray, type Tensor } from '@vitrum/core';
import { checkSameShape, formatShape } from '../shape.ts';

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
}

/**
 * out[b, y, x, f] = bias[f] + Σ input[b, y·s + i − p, x·s + j − p, c]·weights[i, j, c, f]; sums are kept in 64 bits and rounded once.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function conv2d(operands: Conv2dOperands & { readonly bias: Tensor }): () => void {
  const axes = axesOf(operands);
  const { filters } = axes;
  checkSameShape(operands.bias, [filters], 'The bias of conv2d');
  const [x, w, out, bias] = [operands.input.data, operands.weights.data, operands.out.data, operands.bias.data];
  const sums = new Float64Array(filters);
  return () => {
    eachOutput(operands, axes, (at, taps) => {
      sums.set(bias);
      taps((inputAt, weightsAt) => {
        const value = x[inputAt] ?? 0;
        for (let f = 0; f < filters; f++) sums[f] = (sums[f] ?? 0) + value * (w[weightsAt + f] ?? 0);
      });
      out.set(sums, at);
    });
  };
}

/**
 * ∂C/∂input[b, y·s + i − p, x·s + j − p, c] = Σ ∂C/∂out[b, y, x, f]·weights[i, j, c, f].
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function conv2dInput(operands: Conv2dOperands): () => void {
  const axes = axesOf(operands);
  const { filters } = axes;
  const [dx, w, dOut] = [operands.input.data, operands.weights.data, operands.out.data];
  const sums = new Float64Array(dx.length);
  return () => {
    sums.fill(0);
    eachOutput(operands, axes, (at, taps) => {
      taps((inputAt, weightsAt) => {
        let sum = 0;
        for (let f = 0; f < filters; f++) sum += (dOut[at + f] ?? 0) * (w[weightsAt + f] ?? 0);
        sums[inputAt] = (sums[inputAt] ?? 0) + sum;
      });
    });
    dx.set(sums);
  };
}

/**
 * ∂C/∂weights[i, j, c, f] = Σ input[b, y·s + i − p, x·s + j − p, c]·∂C/∂out[b, y, x, f], over samples and places.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function conv2dWeights(operands: Conv2dOperands): () => void {
  const axes = axesOf(operands);
  const { filters } = axes;
  const [x, dw, dOut] = [operands.input.data, operands.weights.data, operands.out.data];
  const sums = new Float64Array(dw.length);
  return () => {
    sums.fill(0);
    eachOutput(operands, axes, (at, taps) => {
      taps((inputAt, weightsAt) => add(sums, weightsAt, x[inputAt] ?? 0, dOut, at, filters));
    });
    dw.set(sums);
  };
}

function add(sums: Float64Array, offset: number, factor: number, values: FloatArray, from: number, count: number): void {
  for (let f = 0; f < count; f++) sums[offset + f] = (sums[offset + f] ?? 0) + factor * (values[from + f] ?? 0);
}

/** The input element of a tap, and the first of its weights. */
type Tap = (inputAt: number, weightsAt: number) => void;

/** Visits every output position; `taps` visits the inputs under the kernel there. */
function eachOutput({ stride, padding: [top, left] }: Conv2dOperands, axes: Axes, visit: (at: number, taps: (tap: Tap) => void) => void): void {
  const { batch, height, width, channels, kernelHeight, kernelWidth, outHeight, outWidth, filters } = axes;
  for (let b = 0; b < batch; b++) {
    for (let y = 0; y < outHeight; y++) {
      for (let x = 0; x < outWidth; x++) {
        visit(((b * outHeight + y) * outWidth + x) * filters, (tap) => {
          for (let i = 0; i < kernelHeight; i++) {
            const row = y * stride + i - top;
            if (row < 0 || row >= height) continue;
            for (let j = 0; j < kernelWidth; j++) {
              const column = x * stride + j - left;
              if (column < 0 || column >= width) continue;
              const inputAt = ((b * height + row) * width + column) * channels;
              const weightsAt = (i * kernelWidth + j) * channels * filters;
              for (let c = 0; c < channels; c++) tap(inputAt + c, weightsAt + c * filters);
            }
          }
        });
      }
    }
  }
}

function axesOf({ input, weights, out }: Conv2dOperands): Axes {
  const [batch = 0, height = 0, width = 0, channels = 0] = input.shape;
  const [kernelHeight = 0, kernelWidth = 0, inner = 0, filters = 0] = weights.shape;
  const [outBatch, outHeight = 0, outWidth = 0, outFilters] = out.shape;
  const haveFourAxes = [input, weights, out].every(({ shape }) => shape.length === 4);
  if (haveFourAxes && inner === channels && outBatch === batch && outFilters === filters) {
    return { batch, height, width, channels, kernelHeight, kernelWidth, outHeight, outWidth, filters };
  }
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `conv2d cannot take ${formatShape(input.shape)} with weights ${formatShape(weights.shape)} to ${formatShape(out.shape)}.`,
    hint: 'It needs [batch, height, width, channels], [kernel height, kernel width, channels, filters] and [batch, height, width, filters].',
  });
}
