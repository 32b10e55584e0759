import { VitrumError } from '@vitrum/core';
import type { MaxPoolActivateBackOperands, MaxPoolBackOperands, PoolOperands } from '@vitrum/core/internal';
import { checkSameShape, formatShape } from '../shape.ts';
import { activationBackward } from './activation.ts';

/**
 * out[b, y, x, c] = max of input[b, y·s + i − p, x·s + j − p, c] over the i, j inside the picture.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function maxPool(operands: PoolOperands): () => void {
  const visitWindows = windowsOf('max-pool', operands);
  const [x, out] = [operands.input.data, operands.out.data];
  return () => {
    out.fill(-Infinity);
    visitWindows((at, pixelAt, channels) => {
      for (let c = 0; c < channels; c++) {
        const value = x[pixelAt + c] ?? 0;
        if (value > (out[at + c] ?? 0) || Number.isNaN(value)) out[at + c] = value; // nothing is larger than NaN: it stays
      }
    });
  };
}

/**
 * ∂C/∂input: every ∂C/∂out goes to the first input of its window that is equal to `out`.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function maxPoolBack(operands: MaxPoolBackOperands): () => void {
  const { input, out, inputGradient, outGradient } = operands;
  const visitWindows = windowsOf('max-pool-back', operands);
  checkSameShape(inputGradient, input.shape, 'The input gradient of max-pool-back');
  checkSameShape(outGradient, out.shape, 'The gradient of max-pool-back');
  const [x, a, dx, da] = [input.data, out.data, inputGradient.data, outGradient.data];
  const isGiven = new Uint8Array(a.length);
  return () => {
    dx.fill(0);
    isGiven.fill(0);
    visitWindows((at, pixelAt, channels) => {
      for (let c = 0; c < channels; c++) {
        const value = x[pixelAt + c] ?? 0;
        if (isGiven[at + c] === 1 || (value !== a[at + c] && !Number.isNaN(value))) continue;
        isGiven[at + c] = 1;
        dx[pixelAt + c] = (dx[pixelAt + c] ?? 0) + (da[at + c] ?? 0);
      }
    });
  };
}

/**
 * ∂C/∂z, where the input of the pool is φ(z). ∂C/∂input stands in dz meanwhile, which an elementwise activation allows.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function maxPoolActivateBack({ activation, z, dz, ...operands }: MaxPoolActivateBackOperands): () => void {
  const pool = maxPoolBack({ ...operands, inputGradient: dz });
  const activate = activationBackward(activation, z, operands.input, dz, dz);
  return () => {
    pool();
    activate();
  };
}

/**
 * out[b, y, x, c] = mean of input[b, y·s + i − p, x·s + j − p, c] over the i, j inside the picture.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function averagePool(operands: PoolOperands): () => void {
  const visitWindows = windowsOf('average-pool', operands);
  const [x, out] = [operands.input.data, operands.out.data];
  const sums = new Float64Array(out.length); // rounded once
  return () => {
    sums.fill(0);
    visitWindows((at, pixelAt, channels, pixelCount) => {
      for (let c = 0; c < channels; c++) sums[at + c] = (sums[at + c] ?? 0) + (x[pixelAt + c] ?? 0) / pixelCount;
    });
    out.set(sums);
  };
}

/**
 * ∂C/∂input: every ∂C/∂out goes to the n inputs of its window, an n-th to each.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function averagePoolBack(operands: PoolOperands): () => void {
  const visitWindows = windowsOf('average-pool-back', operands);
  const [dx, da] = [operands.input.data, operands.out.data];
  return () => {
    dx.fill(0);
    visitWindows((at, pixelAt, channels, pixelCount) => {
      for (let c = 0; c < channels; c++) dx[pixelAt + c] = (dx[pixelAt + c] ?? 0) + (da[at + c] ?? 0) / pixelCount;
    });
  };
}

/** The first channel of an output, that of a pixel under its window, and how many pixels of the picture lie under the window. */
type VisitPixel = (at: number, pixelAt: number, channels: number, pixelCount: number) => void;

/** Visits every pixel under every window, row by row. */
function windowsOf(operation: string, operands: PoolOperands): (visit: VisitPixel) => void {
  const { size, stride, padding: [top, left] } = operands;
  const [batch, height, width, channels, outHeight, outWidth] = checkedAxes(operation, operands);
  return (visit) => {
    for (let b = 0, at = 0; b < batch; b++) {
      for (let y = 0; y < outHeight; y++) {
        const [firstRow, lastRow] = [Math.max(0, y * stride - top), Math.min(height, y * stride - top + size)];
        for (let x = 0; x < outWidth; x++, at += channels) {
          const [firstColumn, lastColumn] = [Math.max(0, x * stride - left), Math.min(width, x * stride - left + size)];
          const pixelCount = (lastRow - firstRow) * (lastColumn - firstColumn);
          for (let row = firstRow; row < lastRow; row++) {
            for (let column = firstColumn; column < lastColumn; column++) {
              visit(at, ((b * height + row) * width + column) * channels, channels, pixelCount);
            }
          }
        }
      }
    }
  };
}

/** The lengths of the axes, where every window has at least one pixel of the picture. */
function checkedAxes(
  operation: string, { input, out, size, stride, padding: [top, left] }: PoolOperands,
): readonly [batch: number, height: number, width: number, channels: number, outHeight: number, outWidth: number] {
  const [batch = 0, height = 0, width = 0, channels = 0] = input.shape;
  const [outBatch, outHeight = 0, outWidth = 0, outChannels] = out.shape;
  const haveFourAxes = input.shape.length === 4 && out.shape.length === 4;
  const staysWithin = (length: number, places: number, before: number): boolean => before < size && (places - 1) * stride - before < length;
  const fits = outBatch === batch && outChannels === channels && staysWithin(height, outHeight, top) && staysWithin(width, outWidth, left);
  if (haveFourAxes && fits) return [batch, height, width, channels, outHeight, outWidth];
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message:
      `${operation} cannot take ${formatShape(input.shape)} to ${formatShape(out.shape)} with a window of ${size} × ${size}, ` +
      `stride ${stride} and padding ${top} and ${left}.`,
    hint: 'It needs [batch, height, width, channels] and [batch, output height, output width, channels], and a part of the picture under every window.',
  });
}
