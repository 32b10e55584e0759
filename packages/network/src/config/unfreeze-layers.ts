import type { NetworkConfig } from './network-config.ts';

/** The same network, all of whose layers are trained. */
export function unfreezeLayers({ inputShape, layers }: NetworkConfig): NetworkConfig {
  return { inputShape, layers: layers.map(({ trainable: _, ...layer }) => layer) };
}
