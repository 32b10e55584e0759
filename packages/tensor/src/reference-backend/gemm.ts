import type { GemmOperands, ScaledKernel } from '@vitrum/core/internal';
import { activationBackward, activationForward } from './activation.ts';
import { addBias } from './bias.ts';
import { addMatmul, matmul } from './matmul.ts';

/**
 * out = scale·op(a)·op(b), or with what the operands add to it.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function gemm({ a, b, out, transposeA = false, transposeB = false, accumulate = false, bias, then, through }: GemmOperands): ScaledKernel {
  if (accumulate) {
    const run = addMatmul(a, b, out, transposeA, transposeB);
    return (scale = 1) => run(scale);
  }
  const multiply = matmul(a, b, out, transposeA, transposeB);
  const add = bias && addBias(out, bias);
  const activate = then && activationForward(then.activation, out, then.out);
  const goBack = through && activationBackward(through.activation, through.z, through.a, out, out);
  return (scale = 1) => {
    multiply(scale);
    add?.();
    activate?.();
    goBack?.();
  };
}
