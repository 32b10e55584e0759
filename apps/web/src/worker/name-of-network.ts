import { buildNetwork, isVitrumError, type Dataset, type Registry } from '@vitrum/core';
import { parseNetworkConfig, type NetworkConfig } from '@vitrum/network';
import type { NamedNetwork, RunConfig } from '@vitrum/runs';
import { isNamedNetwork, isSameJson } from '@vitrum/runs/internal';

/**
 * The name of a network whose layers follow from a name: the one that was asked for, or one with its options at their defaults.
 * Undefined where none gives these layers for these data.
 *
 * @param asked - A name with options that the layers may come from.
 */
export function nameOfNetwork(registry: Registry, network: NetworkConfig, dataset: Dataset, asked?: NamedNetwork): NamedNetwork | undefined {
  const candidates: readonly NamedNetwork[] = [...(asked === undefined ? [] : [asked]), ...registry.networks.names.map((type) => ({ type }))];
  return candidates.find((candidate) => isSameJson(layersOf(registry, candidate, network, dataset), network));
}

function layersOf(registry: Registry, named: NamedNetwork, { layers }: NetworkConfig, { inputShape, targetSize: outputs }: Dataset): NetworkConfig | undefined {
  const activation = layers.at(-1)?.['activation'];
  const outputActivation = typeof activation === 'string' ? activation : 'linear';
  try {
    return parseNetworkConfig(buildNetwork(registry, named, { inputShape, outputs, outputActivation }));
  } catch (error) {
    if (!isVitrumError(error)) throw error;
    return undefined; // not for these data, or of a plugin that is no longer there
  }
}

/** The network by name that a configuration asks for. */
export const askedNetwork = ({ network }: RunConfig): NamedNetwork | undefined =>
  network !== undefined && isNamedNetwork(network) ? network : undefined;
