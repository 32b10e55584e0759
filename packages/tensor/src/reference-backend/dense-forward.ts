import type { Activation, Tensor } from '@vitrum/core';
import { activationForward } from './activation.ts';
import { addBias } from './bias.ts';
import { matmul } from './matmul.ts';

/**
 * z = x·W + b, a = φ(z), for x [batch, inputs], W [inputs, units] and b [units].
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function denseForward(
  x: Tensor,
  weights: Tensor,
  biases: Tensor,
  activation: Activation,
  z: Tensor,
  a: Tensor,
): void {
  matmul(x, weights, z, false, false);
  addBias(z, biases);
  activationForward(activation, z, a);
}
