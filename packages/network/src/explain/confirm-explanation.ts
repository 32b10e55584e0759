import type { Activation } from '@vitrum/core';
import { agrees, sizeOfTerms, sumOf } from './agrees.ts';
import type { NeuronBackward, NeuronForward } from './neuron-explanation.ts';
import { sharesWeights } from './shared-weights.ts';
import type { UnitForm } from './unit-form.ts';

// A plugin's layer may describe itself wrongly, and only the figures show it: an explanation is given only if every equation in it
// holds.

/** z = Σ xᵢ·wᵢ + b and a = φ(z). */
export function holdsForward({ products, sum, bias, z, a }: NeuronForward, { layer, unit }: UnitForm): boolean {
  if (!agrees(sum + bias, z, sizeOfTerms(products) + Math.abs(bias))) return false;
  const expected = layer.activation === undefined ? z : activate(layer.activation, layer.z?.data ?? [], z, unit);
  return agrees(expected, a, Math.abs(expected));
}

function activate(activation: Activation, row: ArrayLike<number>, z: number, unit: number): number {
  if (activation.kind !== 'rowwise') return activation.forward(z);
  const a = new Float64Array(row.length);
  activation.forward(Float64Array.from(row), a);
  return a[unit] ?? NaN;
}

/** ∂C/∂z = ∂C/∂a·φ′(z), ∂C/∂wᵢ = xᵢ·∂C/∂z and ∂C/∂b = ∂C/∂z; where other units have the same weights, the sums of these over all of them. */
export function holdsBackward(backward: NeuronBackward, { inputs }: NeuronForward, form: UnitForm): boolean {
  const { dz, weightGradients, biasGradient, outputGradient, derivative, rowTerms } = backward;
  const ofActivation = rowTerms?.map(({ product }) => product) ?? [(outputGradient ?? NaN) * (derivative ?? NaN)];
  if (!Number.isFinite(dz)) return true; // diverged: nothing left to compare
  const isJoint = outputGradient === undefined;
  if (!isJoint && !agrees(sumOf(ofActivation), dz, sizeOfTerms(ofActivation))) return false;
  if (sharesWeights(form)) return backward.shared !== undefined;
  if (form.bias !== undefined && !agrees(biasGradient, dz, Math.abs(dz))) return false;
  return inputs.every((input, i) => agrees(weightGradients[i] ?? NaN, input * dz, Math.abs(input * dz)));
}
