/** A window of ONNX along one axis. */
export interface WindowAlong {
  readonly length: number;
  readonly size: number;
  readonly stride: number;
  readonly dilation: number;
  readonly before: number;
  /** How many places it has. */
  readonly places: number;
}

/** The window of vitrum that stands at the same places: its kernel has zeros around the other's. */
export interface Fit {
  readonly kernelSize: number;
  readonly padding: 'valid' | 'same';
  /** Zeros before the kernel along each axis. */
  readonly offsets: readonly number[];
}

const reachOf = (size: number, dilation: number): number => (size - 1) * dilation + 1;
const halfOf = (whole: number): number => Math.floor(Math.max(0, whole) / 2);

/**
 * A square window of vitrum, with the padding that TensorFlow has, for windows of ONNX, which may be padded on any side: a larger kernel with
 * zeros reaches what is missing. Undefined where there is none.
 */
export function fitKernel(windows: readonly WindowAlong[], isExact = false): Fit | undefined {
  const least = Math.max(...windows.map(({ size }) => size));
  const most = isExact ? least : 2 * least + 2 * Math.max(...windows.map(({ before }) => before));
  for (let kernelSize = least; kernelSize <= most; kernelSize++) {
    for (const padding of ['valid', 'same'] as const) {
      const offsets = windows.map((window) => offsetIn(window, kernelSize, padding));
      if (offsets.every((offset) => offset !== undefined)) return { kernelSize, padding, offsets };
    }
  }
  return undefined;
}

function offsetIn({ length, size, stride, dilation, before, places }: WindowAlong, kernelSize: number, padding: Fit['padding']): number | undefined {
  const reach = reachOf(kernelSize, dilation);
  const count = padding === 'same' ? Math.ceil(length / stride) : Math.floor((length - reach) / stride) + 1;
  const offset = ((padding === 'same' ? halfOf((places - 1) * stride + reach - length) : 0) - before) / dilation;
  return count === places && Number.isInteger(offset) && offset >= 0 && offset + size <= kernelSize ? offset : undefined;
}

/** Likewise for a transposed convolution, whose windows lie on the output. Its kernel has no dilation. */
export function fitTransposed(windows: readonly WindowAlong[]): Fit | undefined {
  const least = Math.max(...windows.map(({ size }) => size));
  const most = 2 * least + 2 * Math.max(...windows.map(({ stride }) => stride));
  for (let kernelSize = least; kernelSize <= most; kernelSize++) {
    for (const padding of ['valid', 'same'] as const) {
      const offsets = windows.map(({ length, size, stride, before, places }) => {
        const whole = (length - 1) * stride + kernelSize;
        const count = padding === 'same' ? length * stride : whole;
        const offset = (padding === 'same' ? halfOf(whole - count) : 0) - before;
        return count === places && offset >= 0 && offset + size <= kernelSize ? offset : undefined;
      });
      if (offsets.every((offset) => offset !== undefined)) return { kernelSize, padding, offsets };
    }
  }
  return undefined;
}
