import type { Activation } from '@vitrum/core';
import { agrees, sizeOfTerms, sumOf } from './agrees.ts';
import type { DenseForm } from './dense-form.ts';
import type { NeuronBackward, NeuronForward } from './neuron-explanation.ts';

// A layer of a plugin can have weights, biases and an activation and compute something else with them. Nothing but the figures
// themselves tells: an explanation is given where every equation in it holds.

/** z = Σ xᵢ·wᵢ + b and a = φ(z). */
export function holdsForward({ products, sum, bias, z, a }: NeuronForward, { activation, layer }: DenseForm, unit: number): boolean {
  if (!agrees(sum + bias, z, sizeOfTerms(products) + Math.abs(bias))) return false;
  const expected = activate(activation, layer.z?.data ?? [], z, unit);
  return agrees(expected, a, Math.abs(expected));
}

function activate(activation: Activation, row: ArrayLike<number>, z: number, unit: number): number {
  if (activation.kind !== 'rowwise') return activation.forward(z);
  const a = new Float64Array(row.length);
  activation.forward(Float64Array.from(row), a);
  return a[unit] ?? NaN;
}

/** ∂C/∂z = ∂C/∂a·φ′(z), ∂C/∂wᵢ = xᵢ·∂C/∂z and ∂C/∂b = ∂C/∂z. */
export function holdsBackward(backward: NeuronBackward, { inputs }: NeuronForward): boolean {
  const { dz, weightGradients, biasGradient, outputGradient, derivative, rowTerms } = backward;
  const ofActivation = rowTerms?.map(({ product }) => product) ?? [(outputGradient ?? NaN) * (derivative ?? NaN)];
  if (!Number.isFinite(dz)) return true; // a training that diverged: nothing is left to compare
  const isJoint = outputGradient === undefined;
  if (!isJoint && !agrees(sumOf(ofActivation), dz, sizeOfTerms(ofActivation))) return false;
  if (!agrees(biasGradient, dz, Math.abs(dz))) return false;
  return inputs.every((input, i) => agrees(weightGradients[i] ?? NaN, input * dz, Math.abs(input * dz)));
}
