import { contributionFailure, requireReady, type Activation, type FloatArray, type RowwiseActivation, type Tensor } from '@vitrum/core';
import { centralDifference } from '../central-difference.ts';
import { checkSameShape } from '../shape.ts';
import { rowsOf } from '../tensor.ts';

type ScalarFunction = (z: number) => number;

/**
 * a = φ(z), element by element or row by row.
 *
 * @throws VITRUM_SHAPE_MISMATCH, VITRUM_CONTRIBUTION_FAILED
 */
export function activationForward(activation: Activation, z: Tensor, a: Tensor): void {
  requireActivation(activation, 'activationForward');
  checkSameShape(a, z.shape, 'activationForward');
  try {
    if (activation.kind === 'rowwise') return forwardRows(activation, z, a);
    if (activation.forwardArray !== undefined) return activation.forwardArray(z.data, a.data);
    forwardElements(activation.forward, z.data, a.data);
  } catch (error) {
    throw contributionFailure('activations', activation.name, activation, error);
  }
}

/**
 * dz = Jᵀ·da; for an elementwise activation that is da ⊙ φ′(z).
 *
 * @throws VITRUM_SHAPE_MISMATCH, VITRUM_CONTRIBUTION_FAILED
 */
export function activationBackward(activation: Activation, z: Tensor, a: Tensor, da: Tensor, dz: Tensor): void {
  requireActivation(activation, 'activationBackward');
  checkSameShape(a, z.shape, 'activationBackward');
  checkSameShape(da, z.shape, 'activationBackward');
  checkSameShape(dz, z.shape, 'activationBackward');
  try {
    if (activation.kind === 'rowwise') return backwardRows(activation, z, a, da, dz);
    const derivative = activation.derivative ?? numericalDerivative(activation.forward);
    backwardElements(derivative, z.data, a.data, da.data, dz.data);
  } catch (error) {
    throw contributionFailure('activations', activation.name, activation, error);
  }
}

/** Looks no further where all is well: this is asked in every step. */
function requireActivation(activation: Activation, kernel: string): void {
  const forward: unknown = (activation as Activation | undefined)?.forward; // in JavaScript it can be anything
  if (typeof forward !== 'function') requireReady('activations', activation, kernel);
}

// The two loops take four elements at a time. That keeps V8's middle compiler from copying them into their callers, where
// they would run in its slow code for good: left alone, they are compiled by the best one, with the plugin's function in them.

function forwardElements(forward: ScalarFunction, z: FloatArray, a: FloatArray): void {
  const { length } = z;
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    a[i] = forward(z[i] ?? 0);
    a[i + 1] = forward(z[i + 1] ?? 0);
    a[i + 2] = forward(z[i + 2] ?? 0);
    a[i + 3] = forward(z[i + 3] ?? 0);
  }
  for (; i < length; i++) a[i] = forward(z[i] ?? 0);
}

function backwardElements(
  derivative: (z: number, a: number) => number,
  z: FloatArray,
  a: FloatArray,
  da: FloatArray,
  dz: FloatArray,
): void {
  const { length } = z;
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    dz[i] = (da[i] ?? 0) * derivative(z[i] ?? 0, a[i] ?? 0);
    dz[i + 1] = (da[i + 1] ?? 0) * derivative(z[i + 1] ?? 0, a[i + 1] ?? 0);
    dz[i + 2] = (da[i + 2] ?? 0) * derivative(z[i + 2] ?? 0, a[i + 2] ?? 0);
    dz[i + 3] = (da[i + 3] ?? 0) * derivative(z[i + 3] ?? 0, a[i + 3] ?? 0);
  }
  for (; i < length; i++) dz[i] = (da[i] ?? 0) * derivative(z[i] ?? 0, a[i] ?? 0);
}

function forwardRows(activation: RowwiseActivation, z: Tensor, a: Tensor): void {
  const [inputs, outputs] = [rowsOf(z), rowsOf(a)];
  for (let i = 0; i < inputs.length; i++) activation.forward(inputs[i] ?? noRow, outputs[i] ?? noRow);
}

function backwardRows(activation: RowwiseActivation, z: Tensor, a: Tensor, da: Tensor, dz: Tensor): void {
  const [inputs, outputs, outputGradients, gradients] = [rowsOf(z), rowsOf(a), rowsOf(da), rowsOf(dz)];
  for (let i = 0; i < inputs.length; i++) {
    activation.backward(inputs[i] ?? noRow, outputs[i] ?? noRow, outputGradients[i] ?? noRow, gradients[i] ?? noRow);
  }
}

/** Stands where a row would be that is not there, which the checked shapes rule out. */
const noRow: FloatArray = new Float32Array(0);

const numericalDerivatives = new WeakMap<ScalarFunction, ScalarFunction>();

/** The central difference of `forward`, made once for each function: a training step allocates nothing. */
function numericalDerivative(forward: ScalarFunction): ScalarFunction {
  let derivative = numericalDerivatives.get(forward);
  if (derivative === undefined) numericalDerivatives.set(forward, (derivative = centralDifference(forward)));
  return derivative;
}
