import { exp, log } from '@vitrum/tensor';
import { integerPower } from '@vitrum/tensor/internal';

/** xᵖ for x ≥ 0 and p > 0, the same bits on every machine: whole powers by multiplication, others by exp(p·log x). */
export function power(x: number, p: number): number {
  if (Number.isSafeInteger(p)) return integerPower(x, p);
  return x === 0 ? 0 : exp(p * log(x));
}
