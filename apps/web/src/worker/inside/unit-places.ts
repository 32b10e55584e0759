import type { NetworkLayer } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import { mapsOf } from '../../shared/pictures/maps-of.ts';

/** The numbers of a layer's output that are one unit: a number; where the output is a picture, every place of its map. */
export interface UnitPlaces {
  /** The first of them, and how far the next one is. */
  readonly first: number;
  readonly stride: number;
  readonly count: number;
}

/** The units of a layer: its numbers, or its maps. */
export function unitsOf({ outputShape }: Pick<NetworkLayer, 'outputShape'>): number {
  return mapsOf(outputShape)?.channels ?? sizeOf(outputShape);
}

/** Unit `index` of {@link unitsOf}. */
export function unitPlaces({ outputShape }: Pick<NetworkLayer, 'outputShape'>, index: number): UnitPlaces {
  const maps = mapsOf(outputShape);
  if (maps === undefined) return { first: index, stride: 1, count: 1 };
  return { first: index, stride: maps.channels, count: maps.height * maps.width };
}

/** The unit that a number of the output belongs to. */
export function placesAround({ outputShape }: Pick<NetworkLayer, 'outputShape'>, number: number): UnitPlaces {
  return unitPlaces({ outputShape }, number % (mapsOf(outputShape)?.channels ?? Infinity));
}

/** Its largest number in one sample's output. */
export function maxOf(output: ArrayLike<number>, offset: number, { first, stride, count }: UnitPlaces): number {
  let largest = -Infinity;
  for (let i = 0; i < count; i++) largest = Math.max(largest, output[offset + first + i * stride] ?? NaN);
  return largest;
}
