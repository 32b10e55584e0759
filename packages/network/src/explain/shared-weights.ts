import type { FloatArray } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { agrees } from './agrees.ts';
import type { NeuronBackward, SharedWeights } from './neuron-explanation.ts';
import { unitFormOf, type UnitForm } from './unit-form.ts';

/** What a layer read and the errors of its z, for one sample. */
interface LayerRows {
  readonly input: FloatArray;
  readonly dz: FloatArray;
}

/** True if units share weights, as in a convolution: a weight's gradient is then a sum over them. */
export function sharesWeights({ layer, unit, inputs, weights, weightIndices }: UnitForm): boolean {
  if (weights.value.data.length < inputs.length * sizeOf(layer.outputShape)) return true;
  const channels = layer.outputShape.at(-1) ?? 1;
  const own = new Set(weightIndices);
  // The neighbors of the same filter: windows that stand out of a small picture have few inputs each.
  return [unit - channels, unit + channels].some((other) => {
    const isThere = other >= 0 && other < sizeOf(layer.outputShape);
    return isThere && unitFormOf(layer, other)?.weightIndices.some((index) => own.has(index)) === true;
  });
}

/**
 * What one unit adds to the gradients of weights that other units have too; undefined if the parts of all units do not add up to the
 * gradients.
 */
export function sharedWeightsOf(form: UnitForm, rows: LayerRows, gradients: Pick<NeuronBackward, 'weightGradients' | 'biasGradient'>): SharedWeights | undefined {
  const all = Array.from({ length: sizeOf(form.layer.outputShape) }, (_, unit) => unit);
  const channels = form.layer.outputShape.at(-1) ?? 1;
  const ofFilter = all.filter((unit) => unit % channels === form.unit % channels); // in a convolution no others have these weights
  const units = unitsThatAddUp(form, ofFilter, rows, gradients) ?? unitsThatAddUp(form, all, rows, gradients);
  if (units === undefined) return undefined;
  const dz = rows.dz[form.unit] ?? NaN;
  return { units, weightParts: form.inputs.map((place) => (rows.input[place] ?? NaN) * dz), biasPart: dz };
}

/** How many of the units have one of the weights; undefined if their parts do not add up to the gradients. */
function unitsThatAddUp(
  { layer, weightIndices, weights, bias }: UnitForm,
  units: readonly number[],
  { input, dz }: LayerRows,
  { weightGradients, biasGradient }: Pick<NeuronBackward, 'weightGradients' | 'biasGradient'>,
): number | undefined {
  const isAsked = new Set(weightIndices);
  const sums = new Float64Array(weights.value.data.length);
  const sizes = new Float64Array(weights.value.data.length);
  let [ofBias, sizeOfBias, count] = [0, 0, 0];
  for (const unit of units) {
    const form = unitFormOf(layer, unit);
    const error = dz[unit] ?? NaN;
    if (form?.weights !== weights) continue;
    if (form.weightIndices.some((index) => isAsked.has(index))) count++;
    form.weightIndices.forEach((index, i) => {
      const part = (input[form.inputs[i] ?? NaN] ?? NaN) * error;
      sums[index] = (sums[index] ?? 0) + part;
      sizes[index] = (sizes[index] ?? 0) + Math.abs(part);
    });
    if (bias === undefined || form.bias?.index !== bias.index) continue;
    ofBias += error;
    sizeOfBias += Math.abs(error);
  }
  const isWhole = weightIndices.every((index, i) => agrees(sums[index] ?? NaN, weightGradients[i] ?? NaN, sizes[index] ?? NaN));
  return isWhole && (bias === undefined || agrees(ofBias, biasGradient, sizeOfBias)) ? count : undefined;
}
