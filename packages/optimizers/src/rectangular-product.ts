import type { FloatArray } from '@vitrum/core';

/** To the precision of the result: `Math.fround`, or nothing. */
export type Rounding = (x: number) => number;

/** Matrices [m, k]·[k, n] → [m, n], after the transposes. */
export interface RectangularProduct {
  readonly a: FloatArray;
  readonly b: FloatArray;
  readonly out: FloatArray;
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly scale: number;
  readonly round: Rounding;
}

/** Sums are taken in parts of that many products, each scaled and added: the order of the packed product of `@vitrum/backend-wasm`. */
const depthBlock = 256;

/** out += scale·op(a)·op(b), every product and sum rounded. */
export function rectangularProduct({ a, b, out, transposeA = false, transposeB = false, m, k, n, scale, round }: RectangularProduct): void {
  const [aRow, aStep] = transposeA ? [1, m] : [k, 1];
  const [bColumn, bStep] = transposeB ? [k, 1] : [1, n];
  const factor = round(scale);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let total = out[i * n + j] ?? 0;
      for (let first = 0; first < k; first += depthBlock) {
        const end = Math.min(k, first + depthBlock);
        let sum = 0;
        for (let p = first; p < end; p++) sum = round(sum + round((a[i * aRow + p * aStep] ?? 0) * (b[p * bStep + j * bColumn] ?? 0)));
        total = round(total + round(factor * sum));
      }
      out[i * n + j] = total;
    }
  }
}
