import type { PairOperands } from '@vitrum/core/internal';
import { checkSameShape } from '../shape.ts';

/**
 * out = a + b.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function add({ a, b, out }: PairOperands): () => void {
  for (const each of [a, b]) checkSameShape(each, out.shape, 'add');
  const [first, second, to] = [a.data, b.data, out.data];
  return () => {
    for (let i = 0; i < to.length; i++) to[i] = (first[i] ?? 0) + (second[i] ?? 0);
  };
}

/**
 * out = a ⊙ b.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function multiply({ a, b, out }: PairOperands): () => void {
  for (const each of [a, b]) checkSameShape(each, out.shape, 'multiply');
  const [first, second, to] = [a.data, b.data, out.data];
  return () => {
    for (let i = 0; i < to.length; i++) to[i] = (first[i] ?? 0) * (second[i] ?? 0);
  };
}
