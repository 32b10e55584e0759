// The little arithmetic with matrices that the notebook needs, on the tensors and operations of @vitrum/tensor.
import type { Tensor } from 'vitrum';
import { createTensor, rowsOf, tensorFrom } from '@vitrum/tensor';
import { gemm, sumRows } from '@vitrum/tensor/operations';

/** The matrix product a·b, plus a bias in every row. */
export function product(a: Tensor, b: Tensor, bias?: Tensor): Tensor {
  const out = zerosLike(a, [a.shape[0] ?? 0, b.shape[1] ?? 0]);
  gemm.reference({ a, b, out, ...(bias && { bias }) })();
  return out;
}

/** The sum of the rows of a matrix, [columns]. */
export function sumOfRows(matrix: Tensor): Tensor {
  const out = zerosLike(matrix, matrix.shape.slice(1));
  sumRows.reference({ matrix, out })();
  return out;
}

/** f of every two numbers that stand in the same place. */
export function combine(f: (x: number, y: number) => number, x: Tensor, y: Tensor): Tensor {
  const out = zerosLike(x, x.shape);
  for (let i = 0; i < out.data.length; i++) out.data[i] = f(x.data[i] ?? 0, y.data[i] ?? 0);
  return out;
}

/** x ← x + scale·y, in place. */
export function addScaled(x: Tensor, scale: number, y: Tensor): void {
  for (let i = 0; i < x.data.length; i++) x.data[i] = (x.data[i] ?? 0) + scale * (y.data[i] ?? 0);
}

/** Row i as a matrix of one row, in the same memory. */
export function rowAt({ shape: [, width = 0], data }: Tensor, i: number): Tensor {
  return tensorFrom([1, width], data.subarray(i * width, (i + 1) * width));
}

/** The numbers again, in memory of their own. */
export function copyTensor({ shape, data }: Tensor, precision: 'float32' | 'float64' = 'float32'): Tensor {
  return tensorFrom(shape, Array.from(data), precision);
}

/** The sum of all numbers. */
export function sum({ data }: Tensor): number {
  let total = 0;
  for (const each of data) total += each;
  return total;
}

/** The largest |x − y|. */
export const maxDifference = (x: Tensor, y: Tensor): number => Math.max(...rowsOf(combine((a, b) => Math.abs(a - b), x, y)).map((row) => Math.max(...row)));

/** The place of the largest number: the digit that an output or a target says. */
export const argmax = (values: ArrayLike<number>): number => Array.from(values).reduce((best, value, i) => (value > (values[best] ?? 0) ? i : best), 0);

function zerosLike({ data }: Tensor, shape: readonly number[]): Tensor {
  return createTensor(shape, data instanceof Float64Array ? 'float64' : 'float32');
}
