import type { ParameterRole } from '@vitrum/core';
import { decays, type UpdateKernel } from '@vitrum/core/internal';
import { integerPower } from '@vitrum/tensor/internal';
import type { KernelExports } from '../kernels/kernel-exports.ts';
import type { WasmTensor } from '../memory/wasm-tensor.ts';

/** What a step of LAMB reads and writes. */
export interface LambOperands {
  readonly value: WasmTensor;
  readonly gradient: WasmTensor;
  readonly m: WasmTensor;
  readonly v: WasmTensor;
  readonly role: ParameterRole;
  /** λ before the step; that of the rule is among its parameters. */
  readonly weightDecay: number;
  /** β₁, β₂, ε, λ */
  readonly parameters: readonly number[];
}

/** A step of LAMB in two passes: the moments with the norms, then the step by their ratio. The same bits as the plain rule's. */
export function prepareLamb(
  { lambMoments, lambStep, scaleFloats, sumOfSquares }: KernelExports,
  { value, gradient, m, v, role, weightDecay: before, parameters: [beta1 = NaN, beta2 = NaN, epsilon = NaN, weightDecay = NaN] }: LambOperands,
): UpdateKernel {
  const adapts = decays(role);
  const lambda = adapts ? weightDecay : 0;
  const written = [value, m, v];
  return (learningRate, step) => {
    for (const { block } of written) block.touch();
    if (before > 0) scaleFloats(value.address, value.address, value.length, 1 - learningRate * before);
    const mScale = 1 / (1 - integerPower(beta1, step));
    const vScale = 1 / (1 - integerPower(beta2, step));
    const valueSquares = adapts ? sumOfSquares(value.address, value.length) : 0;
    const directionSquares = lambMoments(
      value.address, gradient.address, m.address, v.address, value.length, beta1, 1 - beta1, beta2, 1 - beta2, mScale, vScale, epsilon, lambda,
    );
    const ratio = valueSquares > 0 && directionSquares > 0 ? Math.sqrt(valueSquares) / Math.sqrt(directionSquares) : 1;
    lambStep(value.address, m.address, v.address, value.length, mScale, vScale, epsilon, lambda, learningRate * ratio);
  };
}
