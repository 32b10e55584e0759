import type { Activation, FloatArray, RowwiseActivation, Tensor } from '@vitrum/core';
import { centralDifference } from '../central-difference.ts';
import { checkSameShape } from '../shape.ts';
import { rowsOf } from '../tensor.ts';

type ScalarFunction = (z: number) => number;

/**
 * a = φ(z), element by element or row by row.
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function activationForward(activation: Activation, z: Tensor, a: Tensor): void {
  checkSameShape(a, z.shape, 'activationForward');
  if (activation.kind === 'rowwise') return forwardRows(activation, z, a);
  if (activation.forwardArray !== undefined) return activation.forwardArray(z.data, a.data);
  forwardElements(activation.forward, z.data, a.data);
}

/**
 * dz = Jᵀ·da; for an elementwise activation that is da ⊙ φ′(z).
 *
 * @throws VITRUM_SHAPE_MISMATCH
 */
export function activationBackward(activation: Activation, z: Tensor, a: Tensor, da: Tensor, dz: Tensor): void {
  checkSameShape(a, z.shape, 'activationBackward');
  checkSameShape(da, z.shape, 'activationBackward');
  checkSameShape(dz, z.shape, 'activationBackward');
  if (activation.kind === 'rowwise') return backwardRows(activation, z, a, da, dz);
  const derivative = activation.derivative ?? numericalDerivative(activation.forward);
  backwardElements(derivative, z.data, a.data, da.data, dz.data);
}

function forwardElements(forward: ScalarFunction, z: FloatArray, a: FloatArray): void {
  for (let i = 0; i < z.length; i++) a[i] = forward(z[i] ?? 0);
}

function backwardElements(
  derivative: (z: number, a: number) => number,
  z: FloatArray,
  a: FloatArray,
  da: FloatArray,
  dz: FloatArray,
): void {
  for (let i = 0; i < z.length; i++) dz[i] = (da[i] ?? 0) * derivative(z[i] ?? 0, a[i] ?? 0);
}

function forwardRows(activation: RowwiseActivation, z: Tensor, a: Tensor): void {
  const outputs = rowsOf(a);
  rowsOf(z).forEach((row, i) => activation.forward(row, outputs[i] ?? row));
}

function backwardRows(activation: RowwiseActivation, z: Tensor, a: Tensor, da: Tensor, dz: Tensor): void {
  const [outputs, outputGradients, gradients] = [rowsOf(a), rowsOf(da), rowsOf(dz)];
  rowsOf(z).forEach((row, i) => {
    activation.backward(row, outputs[i] ?? row, outputGradients[i] ?? row, gradients[i] ?? row);
  });
}

const numericalDerivatives = new WeakMap<ScalarFunction, ScalarFunction>();

/** The central difference of `forward`, made once for each function: a training step allocates nothing. */
function numericalDerivative(forward: ScalarFunction): ScalarFunction {
  let derivative = numericalDerivatives.get(forward);
  if (derivative === undefined) numericalDerivatives.set(forward, (derivative = centralDifference(forward)));
  return derivative;
}
