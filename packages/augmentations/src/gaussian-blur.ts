import { expNegativeSquare } from '@vitrum/tensor';

/** Beyond this many σ the kernel is cut off; 1 % of its weight lies there. */
const reach = 2.5;

/**
 * The weights of a Gaussian at −r … r, which add up to 1.
 *
 * @param sigma - σ in pixels.
 */
export function gaussianKernel(sigma: number): Float64Array {
  const radius = Math.ceil(reach * sigma);
  const weights = Float64Array.from({ length: 2 * radius + 1 }, (_, i) => expNegativeSquare((i - radius) / (sigma * Math.SQRT2)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/**
 * Smooths fields of one number a pixel with a kernel along rows and columns, in place; beyond the border they are 0.
 *
 * @param kernel - Of odd length.
 */
export function createBlur(height: number, width: number, kernel: Float64Array): (field: Float32Array) => void {
  const between = new Float32Array(height * width);
  // A line with zeros at both ends, and behind it for the last columns of a group.
  const line = new Float64Array(Math.max(height, width) + kernel.length + group);
  return (field) => {
    blurLines(field, between, height, width, kernel, line);
    blurLines(between, field, width, height, kernel, line);
  };
}

/** Numbers that are computed side by side, so that none waits for the other. */
const group = 4;

/** Smooths every row of `from` and writes it as a column of `to`. */
function blurLines(from: Float32Array, to: Float32Array, rows: number, columns: number, kernel: Float64Array, line: Float64Array): void {
  const radius = kernel.length >> 1;
  line.fill(0);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) line[radius + column] = from[row * columns + column] ?? 0;
    for (let column = 0; column < columns; column += group) {
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let i = 0; i < kernel.length; i++) {
        const weight = kernel[i] ?? 0;
        const at = column + i;
        a += weight * (line[at] ?? 0);
        b += weight * (line[at + 1] ?? 0);
        c += weight * (line[at + 2] ?? 0);
        d += weight * (line[at + 3] ?? 0);
      }
      const place = column * rows + row;
      to[place] = a;
      if (column + 1 < columns) to[place + rows] = b;
      if (column + 2 < columns) to[place + 2 * rows] = c;
      if (column + 3 < columns) to[place + 3 * rows] = d;
    }
  }
}
