import type { Dataset, Registry } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { sizeOf } from '@vitrum/tensor';
import type { ExcitingInput, UnitRequest } from '../../shared/api/inside.ts';
import { climb } from './climb.ts';
import { rangeOfData } from './data-range.ts';
import { networkUpTo } from './network-up-to.ts';
import { slopeOfUnit } from './unit-slope.ts';
import { placesAround } from './unit-places.ts';

/** Products for one input beyond which an ascent would take long. */
const maxParameters = 5e6;

/**
 * The input that excites a unit: gradient ascent on its z from the mean of the data, about as far from it as samples are, every number
 * within the range that it has in the data. Undefined for networks that read words, and for units that the network does not have.
 */
export function exciteUnit(registry: Registry, network: Network, dataset: Dataset, { layer, unit }: UnitRequest): ExcitingInput | undefined {
  const asked = network.layers[layer];
  if (asked === undefined || unit >= sizeOf(asked.outputShape) || network.indices !== undefined || network.parameterCount > maxParameters) return undefined;
  const part = networkUpTo(registry, network, layer);
  const places = placesAround(asked, unit);
  const { mean, lowest, highest, spread } = rangeOfData(dataset);
  const { input, steps } = climb({ start: mean, lowest, highest, reach: spread, slopeAt: (at) => slopeOfUnit(part, at, places) });
  const answer = { a: slopeOfUnit(part, input, places).a, before: slopeOfUnit(part, mean, places).a };
  part.release();
  return { layer, unit, input: Float32Array.from(input), ...answer, steps, isOfZ: asked.activation !== undefined };
}
