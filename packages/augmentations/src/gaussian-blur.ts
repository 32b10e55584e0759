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
 * Smooths a square field of one number a pixel with a kernel along rows and columns, in place; beyond a border stands what is at the
 * opposite one.
 *
 * @param side - A power of two.
 * @param kernel - Of odd length.
 */
export function blurAround(field: Float32Array, side: number, kernel: Float64Array): void {
  const between = new Float32Array(field.length);
  blurLines(field, between, side, kernel);
  blurLines(between, field, side, kernel);
}

/** Numbers that are computed side by side, so that none waits for the other. */
const group = 4;

/** Smooths every row of `from` and writes it as a column of `to`. */
function blurLines(from: Float32Array, to: Float32Array, side: number, kernel: Float64Array): void {
  const radius = kernel.length >> 1;
  const line = new Float64Array(side + kernel.length - 1); // a row, with what is around it
  for (let row = 0; row < side; row++) {
    for (let i = 0; i < line.length; i++) line[i] = from[row * side + ((i - radius) & (side - 1))] ?? 0;
    for (let column = 0; column < side; column += group) {
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let i = 0; i < kernel.length; i++) {
        const weight = kernel[i] ?? 0;
        const at = column + i;
        a += weight * (line[at] ?? 0);
        b += weight * (line[at + 1] ?? 0);
        c += weight * (line[at + 2] ?? 0);
        d += weight * (line[at + 3] ?? 0);
      }
      const place = column * side + row;
      to[place] = a;
      to[place + side] = b;
      to[place + 2 * side] = c;
      to[place + 3 * side] = d;
    }
  }
}
