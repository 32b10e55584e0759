import { VitrumError } from '@vitrum/core';
import type { Network, NetworkLayer } from '@vitrum/network';
import { placeIn } from '@vitrum/network/internal';
import { formatCounted } from '@vitrum/runs/internal';
import { formatShape, sizeOf } from '@vitrum/tensor';
import { indexOption, parseIndices, parseNumber } from './parse-number.ts';

/** A unit of a layer, by its index in row-major order. */
export interface UnitChoice {
  readonly layer: number;
  readonly unit: number;
}

/**
 * The meaning of `--layer 2 --unit 3,4,0`: indices along the axes of the layer's output, or one of a vector; undefined without both.
 *
 * @throws VITRUM_MISSING_OPTION for one without the other; VITRUM_INVALID_OPTION for a layer or a unit that is not there, and for a layer
 * whose outputs are not sums
 */
export function unitOf({ layer, unit }: { readonly layer?: string; readonly unit?: string }, network: Network): UnitChoice | undefined {
  if (layer === undefined && unit === undefined) return undefined;
  if (layer === undefined || unit === undefined) throw oneAlone(layer === undefined);
  const index = parseNumber(indexOption, layer, '--layer');
  const found = network.layers[index];
  if (found === undefined) throw noLayer(index, network);
  if (!found.hasIncoming) throw noSums(found, network);
  return { layer: index, unit: indexIn(found, parseIndices([unit], '--unit')) };
}

function indexIn({ index, type, outputShape }: NetworkLayer, place: readonly number[]): number {
  const [only] = place;
  const isInside = place.length === outputShape.length && place.every((at, axis) => at < (outputShape[axis] ?? 0));
  if (isInside) return outputShape.reduce((sum, length, axis) => sum * length + (place[axis] ?? 0), 0);
  const form = outputShape.length === 3 ? 'row,column,filter' : outputShape.length === 2 ? 'place,filter' : 'one number';
  const hint = place.length === 1 && only !== undefined && outputShape.length > 1 && only < sizeOf(outputShape) ? ` Number ${only} of all is ${placeIn(outputShape, only).join(',')}.` : '';
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `Layer ${index} (${type}) has outputs of shape ${formatShape(outputShape)}, and none at ${place.join(',')}.`,
    hint: `Give ${form}, counted from 0: at most --unit ${outputShape.map((length) => length - 1).join(',')}.${hint}`,
  });
}

function noLayer(index: number, { layers }: Network): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The network has ${formatCounted(layers.length, 'layer')}, and none with the number ${index}.`,
    hint: `Give a number from 0 to ${layers.length - 1}; vitrum inspect lists the layers.`,
  });
}

function noSums({ index, type }: NetworkLayer, { layers }: Network): VitrumError {
  const explained = layers.filter(({ hasIncoming }) => hasIncoming).map((each) => `${each.index} (${each.type})`);
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The outputs of layer ${index} (${type}) are no sums of weights, so that there is none to write out.`,
    hint: `Layers with sums: ${explained.join(', ') || 'none'}; --maps draws the outputs of the others.`,
  });
}

function oneAlone(isUnit: boolean): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: isUnit ? '--unit names an output of a layer, and no layer was given.' : '--layer says where a unit is explained, and no unit was given.',
    hint: 'Give both: --layer 0 --unit 3,4,2 for row, column and filter of a convolution, --layer 1 --unit 5 for a dense layer.',
  });
}
