import { hasBlocks, writeOutBlocks } from '@vitrum/core/internal';
import type { NetworkConfig } from './network-config.ts';

/** The same network with its residual blocks written out. */
export function expandBlocks(network: NetworkConfig): NetworkConfig {
  if (!hasBlocks(network.layers)) return network;
  return { inputShape: network.inputShape, layers: writeOutBlocks(network.layers).map(({ layer }) => layer) };
}
