import type { Activation, Backend, OptimizerRule, Tensor } from '@vitrum/core';
import type { UpdateOperands } from '@vitrum/core/internal';
import { prepareOn } from '@vitrum/tensor';
import { activate, activateBack, gemm, sumRows } from '@vitrum/tensor/operations';

/** The operations of a backend, each bound and run once. */
export function operationsOn(backend: Pick<Backend, 'prepare'>) {
  const prepare = prepareOn(backend);
  return {
    /** out = op(a)·op(b) */
    multiply: (a: Tensor, b: Tensor, out: Tensor, transposeA: boolean, transposeB: boolean): void =>
      prepare(gemm, { a, b, out, transposeA, transposeB })(),
    /** out += scale·op(a)·op(b) */
    addProduct: (a: Tensor, b: Tensor, out: Tensor, transposeA: boolean, transposeB: boolean, scale: number): void =>
      prepare(gemm, { a, b, out, transposeA, transposeB, accumulate: true })(scale),
    /** out[j] = Σᵢ matrix[i, j] */
    sumRows: (matrix: Tensor, out: Tensor): void => prepare(sumRows, { matrix, out })(),
    /** out[j] += scale·Σᵢ matrix[i, j] */
    addSumRows: (matrix: Tensor, out: Tensor, scale: number): void => prepare(sumRows, { matrix, out, accumulate: true })(scale),
    /** z = x·W + b, a = φ(z) */
    dense: (x: Tensor, weights: Tensor, biases: Tensor, activation: Activation, z: Tensor, a: Tensor): void =>
      prepare(gemm, { a: x, b: weights, out: z, bias: biases, then: { activation, out: a } })(),
    /** a = φ(z) */
    activate: (activation: Activation, z: Tensor, a: Tensor): void => prepare(activate, { activation, z, a })(),
    /** dz = Jᵀ·da */
    activateBack: (activation: Activation, z: Tensor, a: Tensor, da: Tensor, dz: Tensor): void =>
      prepare(activateBack, { activation, z, a, da, dz })(),
    /** The backend's own kernel of an optimizer step; undefined if it has none. */
    prepareUpdate: (optimizer: OptimizerRule, operands: Omit<UpdateOperands, 'optimizer'>) => backend.prepare('update', { optimizer, ...operands }),
  };
}
