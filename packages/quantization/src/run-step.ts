import type { Step } from '@vitrum/formats/internal';
import { exp } from '@vitrum/tensor';
import { forwardOf } from './activation-functions.ts';

/** A step with weights. Its sums are exact for integers too, as long as they stay below 2⁵³. */
export type LinearStep = Extract<Step, { readonly op: 'matmul' | 'convolve' | 'spread' }>;

/** A step that moves a window without weights. */
export type PoolStep = Extract<Step, { readonly op: 'max-pool' | 'average-pool' }>;

type StepOf<Op extends Step['op']> = Extract<Step, { readonly op: Op }>;

/** Numbers of any kind. */
export type Numbers = Float32Array | Float64Array | Int8Array | Int32Array;

/** Σ x·w + b of a step with weights, which may be other ones than its own. */
export function linear(step: LinearStep, x: Numbers, weights: Numbers, biases: Numbers, size: number): Float64Array {
  const z = new Float64Array(size);
  for (let k = 0; k < size; k++) z[k] = biases[k % biases.length] ?? 0;
  if (step.op === 'matmul') multiply(step, x, weights, z);
  else if (step.op === 'convolve') convolve(step, x, weights, z);
  else spread(step, x, weights, z);
  return z;
}

function multiply({ count, units }: StepOf<'matmul'>, x: Numbers, w: Numbers, z: Float64Array): void {
  for (let i = 0; i < count; i++) {
    const xi = x[i] ?? 0;
    if (xi === 0) continue;
    for (let j = 0; j < units; j++) z[j] = (z[j] ?? 0) + xi * (w[i * units + j] ?? 0);
  }
}

function convolve(step: StepOf<'convolve'>, x: Numbers, w: Numbers, z: Float64Array): void {
  const { channels, groups, filters, rows, columns, windowWidth } = step;
  const [own, each] = [channels / groups, filters / groups];
  for (let place = 0; place < rows * columns; place++) {
    forEachPixel(step, place, (pixel, i, j) => {
      for (let c = 0; c < channels; c++) {
        const value = x[pixel * channels + c] ?? 0;
        if (value === 0) continue;
        const group = Math.floor(c / own);
        const kernel = ((i * windowWidth + j) * own + (c % own)) * filters;
        for (let f = group * each; f < (group + 1) * each; f++) z[place * filters + f] = (z[place * filters + f] ?? 0) + value * (w[kernel + f] ?? 0);
      }
    });
  }
}

function spread(step: StepOf<'spread'>, x: Numbers, w: Numbers, z: Float64Array): void {
  const { height, width, channels, filters, windowHeight, windowWidth, strideY, strideX, dilation, top, left, rows, columns } = step;
  for (let pixel = 0; pixel < height * width; pixel++) {
    for (let at = 0; at < windowHeight * windowWidth; at++) {
      const r = Math.floor(pixel / width) * strideY + Math.floor(at / windowWidth) * dilation - top;
      const s = (pixel % width) * strideX + (at % windowWidth) * dilation - left;
      if (r < 0 || r >= rows || s < 0 || s >= columns) continue;
      for (let f = 0; f < filters; f++) {
        let sum = 0;
        for (let c = 0; c < channels; c++) sum += (x[pixel * channels + c] ?? 0) * (w[(at * filters + f) * channels + c] ?? 0);
        z[(r * columns + s) * filters + f] = (z[(r * columns + s) * filters + f] ?? 0) + sum;
      }
    }
  }
}

/** Calls with every pixel of the picture that the window covers at a place. */
function forEachPixel(step: StepOf<'convolve'> | PoolStep, place: number, see: (pixel: number, i: number, j: number) => void): void {
  const { height, width, windowHeight, windowWidth, strideY, strideX, dilation, top, left, columns } = step;
  for (let i = 0; i < windowHeight; i++) {
    const y = Math.floor(place / columns) * strideY - top + i * dilation;
    if (y < 0 || y >= height) continue;
    for (let j = 0; j < windowWidth; j++) {
      const at = (place % columns) * strideX - left + j * dilation;
      if (at >= 0 && at < width) see(y * width + at, i, j);
    }
  }
}

/** The greatest number under a window, or what is made of the sum and the count. */
export function pool(step: PoolStep, x: Numbers, average: (sum: number, count: number) => number): Float64Array {
  const { channels, rows, columns } = step;
  const z = new Float64Array(rows * columns * channels);
  for (let place = 0; place < rows * columns; place++) {
    for (let c = 0; c < channels; c++) {
      let [most, sum, count] = [-Infinity, 0, 0];
      forEachPixel(step, place, (pixel) => {
        const value = x[pixel * channels + c] ?? 0;
        [most, sum, count] = [Math.max(most, value), sum + value, count + 1];
      });
      z[place * channels + c] = step.op === 'max-pool' ? most : average(sum, count);
    }
  }
  return z;
}

/** Several inputs side by side. */
export function concat({ places, widths }: StepOf<'concat'>, inputs: readonly Numbers[]): Float64Array {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const z = new Float64Array(places * all);
  let first = 0;
  for (const [i, width] of widths.entries()) {
    for (let k = 0; k < places * width; k++) z[Math.floor(k / width) * all + first + (k % width)] = inputs[i]?.[k] ?? 0;
    first += width;
  }
  return z;
}

/** Every pixel as a square of equal ones. */
export function upsample({ height, width, channels, factor }: StepOf<'upsample'>, x: Numbers): Float64Array {
  const [rows, columns] = [height * factor, width * factor];
  return Float64Array.from({ length: rows * columns * channels }, (_, k) => {
    const place = Math.floor(k / channels);
    const pixel = Math.floor(Math.floor(place / columns) / factor) * width + Math.floor((place % columns) / factor);
    return x[pixel * channels + (k % channels)] ?? 0;
  });
}

/** The numbers that an activation makes of numbers. */
export function activate({ activation, width }: StepOf<'activate'>, x: Numbers): Float64Array {
  const phi = forwardOf(activation);
  if (phi !== undefined) return Float64Array.from(x, phi);
  const z = Float64Array.from(x);
  for (let row = 0; row < z.length; row += width) softmax(z.subarray(row, row + width));
  return z;
}

function softmax(row: Float64Array): void {
  const most = row.reduce((greatest, each) => Math.max(greatest, each), -Infinity);
  for (let i = 0; i < row.length; i++) row[i] = exp((row[i] ?? 0) - most);
  const sum = row.reduce((total, each) => total + each, 0);
  for (let i = 0; i < row.length; i++) row[i] = (row[i] ?? 0) / sum;
}
