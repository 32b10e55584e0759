import type { FloatArray } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { tensorFrom } from '@vitrum/tensor';
import { maxOf, type UnitPlaces } from './unit-places.ts';

/** What a unit of the last layer makes of an input, and how that changes with it. */
export interface UnitSlope {
  /** The unit's z, or a where its layer has no activation; of a map, the mean over its places. */
  readonly value: number;
  /** ∂value/∂input. */
  readonly gradient: Float64Array;
  /** a of the unit; of a map, the largest. */
  readonly a: number;
}

/** A forward and a backward pass for one unit of the last layer, of a network with the gradient by its input. */
export function slopeOfUnit(network: Network, input: FloatArray, places: UnitPlaces): UnitSlope {
  const outputs = network.forward(tensorFrom([1, ...network.inputShape], input)).data;
  const last = network.layers.at(-1);
  const [logits, z] = [network.logitsGradient, last?.z];
  const seed = logits ?? network.outputGradient;
  const values = z?.data ?? outputs;
  let value = 0;
  seed.data.fill(0);
  for (let i = 0; i < places.count; i++) {
    const at = places.first + i * places.stride;
    value += (values[at] ?? NaN) / places.count;
    seed.data[at] = 1 / places.count;
  }
  const a = maxOf(outputs, 0, places);
  if (logits === undefined) network.backward(seed);
  else network.backwardFromLogits(seed);
  return { value, gradient: Float64Array.from(network.inputGradient?.data ?? []), a };
}
