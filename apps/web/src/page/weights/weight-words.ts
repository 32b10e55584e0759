import type { PictureForm } from '@vitrum/network';
import { formatNumber } from '../format/number.ts';
import { inputOf, placeOfInput } from '../neuron/neuron-input.ts';

/** A parameter of a layer: a weight, or a unit's bias if there is no input. */
export interface WeightPlace {
  /** Index in the network. */
  readonly layer: number;
  readonly unit: number;
  readonly input?: number;
}

/**
 * The meaning of a weight: "weight from pixel (12, 7) to neuron 5 of layer 1", pixels by row and column; of a kernel, "weight (0, 2) of
 * the kernel from map 3 to map 5 of layer 2".
 */
export function weightMeaning(place: WeightPlace, layers: readonly Summary[], picture: PictureForm | undefined): string {
  const { layer, unit, input } = place;
  const kernel = layers[layer]?.kernelShape;
  const to = `${kernel === undefined ? 'neuron' : 'map'} ${unit} of layer ${layer + 1}`;
  if (input === undefined) return `bias of ${to}`;
  if (kernel !== undefined) return kernelWeight(input, kernel, to);
  return `weight from ${placeOfInput(inputOf(layers, layer, picture), input)} to ${to}`;
}

function kernelWeight(input: number, [, width, channels]: NonNullable<Summary['kernelShape']>, to: string): string {
  const pixel = Math.floor(input / channels);
  const from = channels === 1 ? '' : `from map ${input % channels} `;
  return `weight (${Math.floor(pixel / width)}, ${pixel % width}) of the kernel ${from}to ${to}`;
}

type Summary = Parameters<typeof inputOf>[0][number];

/** A weight with its value: "weight from pixel (12, 7) to neuron 5 of layer 1: −0.0421". */
export const weightInWords = (meaning: string, value: number): string => `${meaning}: ${formatNumber(value)}`;
