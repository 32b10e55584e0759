import { formatNumber } from '../format/number.ts';
import { inputOf } from '../neuron/neuron-input.ts';
import type { PictureSize } from '../worker/api/data.ts';
import type { LayerSummary } from '../worker/api/run.ts';

/** A parameter of a layer: a weight, or a unit's bias if there is no input. */
export interface WeightPlace {
  /** Index in the network. */
  readonly layer: number;
  readonly unit: number;
  readonly input?: number;
}

/** The meaning of a weight: "weight from pixel (12, 7) to neuron 5 of layer 1", pixels by row and column. */
export function weightMeaning(place: WeightPlace, layers: readonly LayerSummary[], picture: PictureSize | undefined): string {
  const { layer, unit, input } = place;
  const to = `neuron ${unit} of layer ${layer + 1}`;
  if (input === undefined) return `bias of ${to}`;
  return `weight from ${sourceInWords(input, inputOf(layers, layer, picture))} to ${to}`;
}

function sourceInWords(input: number, source: ReturnType<typeof inputOf>): string {
  switch (source.kind) {
    case 'pixels':
      return `pixel (${Math.floor(input / source.size.width)}, ${input % source.size.width})`;
    case 'numbers':
      return `input ${input}`;
    case 'neurons':
      return `neuron ${input} of layer ${source.layer + 1}`;
  }
}

/** A weight with its value: "weight from pixel (12, 7) to neuron 5 of layer 1: −0.0421". */
export const weightInWords = (meaning: string, value: number): string => `${meaning}: ${formatNumber(value)}`;
