import type { PictureSize } from '../worker/api/data.ts';
import type { LayerSummary } from '../worker/api/run.ts';

/** The source of a neuron's inputs: pixels, the sample's numbers, or the layer below. */
export type NeuronInput =
  | { readonly kind: 'pixels'; readonly size: PictureSize }
  | { readonly kind: 'numbers' }
  | { readonly kind: 'neurons'; readonly layer: number };

/** Layers without parameters that keep the number of values, such as dropout and flatten, are skipped. */
export function inputOf(layers: readonly LayerSummary[], layer: number, picture: PictureSize | undefined): NeuronInput {
  const below = layers.slice(0, layer).findLastIndex(({ parameterCount, inputs, units }) => parameterCount > 0 || inputs !== units);
  if (below !== -1 && layers[below]?.parameterCount === 0) return { kind: 'numbers' };
  if (below !== -1) return { kind: 'neurons', layer: below };
  const isPicture = picture !== undefined && layers[layer]?.inputs === picture.width * picture.height;
  return isPicture ? { kind: 'pixels', size: picture } : { kind: 'numbers' };
}

/** Describes input number `index`. */
export function placeOfInput(input: NeuronInput, index: number): string {
  switch (input.kind) {
    case 'pixels':
      return `pixel (${Math.floor(index / input.size.width)}, ${index % input.size.width})`;
    case 'numbers':
      return `input ${index}`;
    case 'neurons':
      return `neuron ${index} of layer ${input.layer + 1}`;
  }
}
