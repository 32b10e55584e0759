import type { FloatArray } from '@vitrum/core';
import type { LogitsLossBackOperands, LogitsLossOperands } from '@vitrum/core/internal';
import { checkSameShape } from '../shape.ts';
import { rowsOf } from '../tensor.ts';

/** Satisfies the compiler where a row could be missing; the checked shapes rule that out. */
const noRow: FloatArray = new Float32Array(0);

/** Σ of the values of all rows. */
export function logitsLoss({ loss, z, targets }: LogitsLossOperands): () => number {
  checkSameShape(targets, z.shape, 'logits-loss');
  return () => {
    const [logits, wanted] = [rowsOf(z), rowsOf(targets)];
    let total = 0;
    for (let row = 0; row < logits.length; row++) total += loss.value(logits[row] ?? noRow, wanted[row] ?? noRow);
    return total;
  };
}

/** The gradient of the mean. */
export function logitsLossBack({ loss, z, a, targets, dz }: LogitsLossBackOperands): () => void {
  for (const each of [a, targets, dz]) checkSameShape(each, z.shape, 'logits-loss-back');
  return () => {
    const [logits, outputs, wanted, gradients] = [rowsOf(z), rowsOf(a), rowsOf(targets), rowsOf(dz)];
    for (let row = 0; row < logits.length; row++) {
      loss.gradient(logits[row] ?? noRow, outputs[row] ?? noRow, wanted[row] ?? noRow, gradients[row] ?? noRow);
    }
    const { data } = dz;
    if (logits.length > 1) for (let i = 0; i < data.length; i++) data[i] = (data[i] ?? 0) / logits.length;
  };
}
