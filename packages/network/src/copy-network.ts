import type { Backend, Precision, Registry } from '@vitrum/core';
import { createNetwork } from './create-network.ts';
import type { Network } from './network.ts';

/** Options of {@link copyNetwork}. */
export interface CopyNetworkOptions {
  /** Resolves the names in the network's configuration. */
  readonly registry: Registry;
  /** The network's own by default. */
  readonly precision?: Precision;
  /** The reference backend by default. */
  readonly backend?: Backend;
}

/**
 * A network of the same configuration, parameters and state in separate memory: using it does not affect the original, nor its z, a and
 * gradients. A copy of precision `float64` is for checking gradients.
 *
 * @example
 * const exact = copyNetwork(network, { registry, precision: 'float64' });
 * @throws VITRUM_UNKNOWN_NAME and the errors of options when the registry lacks a contribution that the network uses
 */
export function copyNetwork(network: Network, options: CopyNetworkOptions): Network {
  const { registry, precision = network.precision, backend } = options;
  const copy = createNetwork(network.config, { registry, seed: 0, precision, ...(backend !== undefined && { backend }) });
  copy.copyFrom(network);
  return copy;
}
