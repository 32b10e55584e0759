import { exp, log } from '@vitrum/tensor';

/** xᵖ for x ≥ 0 and p > 0, the same bits on every machine: whole powers by multiplication, others by exp(p·log x). */
export function power(x: number, p: number): number {
  if (!Number.isSafeInteger(p)) return x === 0 ? 0 : exp(p * log(x));
  let [product, square] = [1, x];
  for (let rest = p; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) product *= square;
    square *= square;
  }
  return product;
}
