import type { Backend, Registry, Shape } from '@vitrum/core';
import { createRandom } from '@vitrum/tensor';
import { createLayers } from './create-layers.ts';
import { parseNetworkConfig, type NetworkConfig } from './network-config.ts';

/** What a layer will be made of. */
export interface LayerPlan {
  readonly outputShape: Shape;
  /** By the parameters' full names: `layers.0.weights`. */
  readonly parameters: ReadonlyMap<string, Shape>;
}

/**
 * What a network would be made of, layer after layer, without making it: each layer is made when it is asked for, without
 * drawing a number, and let go. A backend whose `allocate` refuses what is too much keeps a configuration of a stranger from
 * taking more.
 *
 * @throws what `createNetwork` throws, and `backend.allocate`
 */
export function* planLayers(
  config: NetworkConfig,
  { registry, backend }: { readonly registry: Registry; readonly backend: Backend },
): Generator<LayerPlan, void, undefined> {
  const surroundings = { registry, backend, precision: 'float32', random: createRandom(0), isBlank: true } as const;
  let index = 0;
  for (const { outputShape, parameters } of createLayers(parseNetworkConfig(config), surroundings)) {
    yield { outputShape, parameters: new Map(parameters.map(({ name, value }) => [`layers.${index}.${name}`, value.shape])) };
    index++;
  }
}
