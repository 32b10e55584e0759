import type { Backend, Registry } from '@vitrum/core';
import { createRandom, randomStreams } from '@vitrum/tensor';
import { createLayers } from './create-layers.ts';
import { parseNetworkConfig, type NetworkConfig } from './network-config.ts';
import { Network } from './network.ts';

/**
 * A network whose parameters have not been drawn, to be set from a file with `loadParameters`.
 *
 * @throws what `createNetwork` throws
 */
export function createBlankNetwork(
  config: NetworkConfig,
  { registry, backend }: { readonly registry: Registry; readonly backend: Backend },
): Network {
  const parsed = parseNetworkConfig(config);
  const precision = 'float32';
  const random = createRandom(0, randomStreams.initialization);
  const layers = [...createLayers(parsed, { registry, backend, precision, random, isBlank: true })];
  return new Network({ config: parsed, layers, backend, precision });
}
