import type { Backend, Precision, Registry } from '@vitrum/core';
import { createNetwork } from './create-network.ts';
import type { Network } from './network.ts';
import { unfreezeLayers } from './config/unfreeze-layers.ts';

/** Options of {@link copyNetwork}. */
export interface CopyNetworkOptions {
  /** The network's own by default. */
  readonly precision?: Precision;
  /** The reference backend by default. */
  readonly backend?: Backend;
  /** True trains the frozen layers of the copy, so that it has all gradients; false by default. */
  readonly unfreezes?: boolean;
}

/**
 * A network of the same configuration, parameters and state in separate memory: using it does not affect the original, nor its z, a and
 * gradients. A copy of precision `float64` is for checking gradients.
 *
 * @example
 * const exact = copyNetwork(registry, network, { precision: 'float64' });
 * @throws VITRUM_UNKNOWN_NAME and the errors of options when the registry lacks a contribution that the network uses
 */
export function copyNetwork(registry: Registry, network: Network, { precision = network.precision, backend, unfreezes = false }: CopyNetworkOptions = {}): Network {
  const config = unfreezes ? unfreezeLayers(network.config) : network.config;
  const copy = createNetwork(registry, config, { precision, ...(backend !== undefined && { backend }) });
  copy.copyFrom(network);
  return copy;
}
