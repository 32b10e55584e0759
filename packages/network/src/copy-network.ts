import type { Backend, Precision, Registry } from '@vitrum/core';
import { createNetwork } from './create-network.ts';
import type { Network } from './network.ts';

/** What {@link copyNetwork} needs to know. */
export interface CopyNetworkOptions {
  /** Where the names in the network's configuration are looked up. */
  readonly registry: Registry;
  /** That of the network when left out. */
  readonly precision?: Precision;
  /** The reference backend when left out. */
  readonly backend?: Backend;
}

/**
 * A network of the same configuration with the same parameters and state, in memory of its own: what is done with it leaves the first one
 * alone, its z, a and gradients included. A copy of precision `float64` is for checking gradients.
 *
 * @example
 * const exact = copyNetwork(network, { registry, precision: 'float64' });
 * @throws VITRUM_UNKNOWN_NAME and the errors of options when the registry lacks what the network was made of
 */
export function copyNetwork(network: Network, options: CopyNetworkOptions): Network {
  const { registry, precision = network.precision, backend } = options;
  const copy = createNetwork(network.config, { registry, seed: 0, precision, ...(backend !== undefined && { backend }) });
  copy.copyFrom(network);
  return copy;
}
