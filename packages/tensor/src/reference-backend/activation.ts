import type { Activation, FloatArray, RowwiseActivation, Tensor } from '@vitrum/core';
import { contributionFailure, requireReady } from '@vitrum/core/internal';
import { centralDifference } from '../central-difference.ts';
import { checkSameShape } from '../shape.ts';
import { rowsOf } from '../tensor.ts';

type ScalarFunction = (z: number) => number;

/**
 * a = φ(z), element by element or row by row.
 *
 * @throws VITRUM_SHAPE_MISMATCH, VITRUM_CONTRIBUTION_FAILED
 */
export function activationForward(activation: Activation, z: Tensor, a: Tensor): () => void {
  requireReady('activations', activation, 'The operation "activate"');
  checkSameShape(a, z.shape, 'activate');
  if (activation.kind === 'rowwise') return blaming(activation, forwardRows(activation, z, a));
  const [inputs, outputs] = [z.data, a.data];
  const { forward, forwardArray } = activation;
  if (forwardArray !== undefined) return blaming(activation, () => forwardArray(inputs, outputs));
  return blaming(activation, () => forwardElements(forward, inputs, outputs));
}

/**
 * dz = Jᵀ·da; for an elementwise activation that is da ⊙ φ′(z).
 *
 * @throws VITRUM_SHAPE_MISMATCH, VITRUM_CONTRIBUTION_FAILED
 */
export function activationBackward(activation: Activation, z: Tensor, a: Tensor, da: Tensor, dz: Tensor): () => void {
  requireReady('activations', activation, 'The operation "activate-back"');
  for (const tensor of [a, da, dz]) checkSameShape(tensor, z.shape, 'activate-back');
  if (activation.kind === 'rowwise') return blaming(activation, backwardRows(activation, z, a, da, dz));
  const derivative = activation.derivative ?? centralDifference(activation.forward);
  const [inputs, outputs, outputGradients, gradients] = [z.data, a.data, da.data, dz.data];
  return blaming(activation, () => backwardElements(derivative, inputs, outputs, outputGradients, gradients));
}

/** Adds the activation to errors that its functions throw. */
function blaming(activation: Activation, run: () => void): () => void {
  return () => {
    try {
      run();
    } catch (error) {
      throw contributionFailure('activations', activation.name, activation, error);
    }
  };
}

// The loops take four elements at a time, which keeps V8's mid-tier compiler from inlining them into their callers, where they
// would stay in its slower code: on their own they reach the optimizing compiler, with the plugin's function inlined.

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

function forwardRows(activation: RowwiseActivation, z: Tensor, a: Tensor): () => void {
  const [inputs, outputs] = [rowsOf(z), rowsOf(a)];
  return () => {
    for (let i = 0; i < inputs.length; i++) activation.forward(inputs[i] ?? noRow, outputs[i] ?? noRow);
  };
}

function backwardRows(activation: RowwiseActivation, z: Tensor, a: Tensor, da: Tensor, dz: Tensor): () => void {
  const [inputs, outputs, outputGradients, gradients] = [rowsOf(z), rowsOf(a), rowsOf(da), rowsOf(dz)];
  return () => {
    for (let i = 0; i < inputs.length; i++) {
      activation.backward(inputs[i] ?? noRow, outputs[i] ?? noRow, outputGradients[i] ?? noRow, gradients[i] ?? noRow);
    }
  };
}

/** Satisfies the compiler where a row could be missing; the checked shapes rule that out. */
const noRow: FloatArray = new Float32Array(0);
