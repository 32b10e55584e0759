import type { Backend, Checked, Precision, Registry } from '@vitrum/core';
import { referenceBackend } from '@vitrum/tensor';
import type { NetworkConfig } from './config/network-config.ts';
import { Network } from './network.ts';
import { planNetwork, type NetworkPlan } from './plan/plan-network.ts';

/** Options of {@link createNetwork}. */
export interface CreateNetworkOptions {
  /** Determines, with the configuration, the first values of the parameters; 0 by default, as in training. */
  readonly seed?: number;
  /** The reference backend by default. */
  readonly backend?: Backend;
  /** `float32` by default; `float64` is for checking gradients. */
  readonly precision?: Precision;
  /** True to compute ∂C/∂input as well, see `network.inputGradient`; false by default. */
  readonly hasInputGradient?: boolean;
}

/**
 * Creates a network from plain JSON: its plan, see `planNetwork`, with memory and first values. A name that the registry is known to
 * lack does not compile; text known only at run time is checked then.
 *
 * @example
 * const network = createNetwork(registry, denseNetworkConfig(registry, { architecture: [784, 32, 16, 10] }), { seed: 7 });
 * @throws VITRUM_INVALID_CONFIG, VITRUM_UNKNOWN_NAME, the errors of options, VITRUM_SHAPE_MISMATCH
 */
export function createNetwork<R extends Registry, const Given>(
  registry: R,
  config: Checked<Given, NetworkConfig<NoInfer<R>>, NetworkConfig>,
  { seed = 0, backend = referenceBackend, precision = 'float32', hasInputGradient = false }: CreateNetworkOptions = {},
): Network {
  return new Network({ plan: planNetwork(registry, config), seed, backend, precision, hasInputGradient });
}

/**
 * A network whose parameters are zeros, to be set with `loadParameters`.
 *
 * @throws what `createNetwork` throws
 */
export function createBlankNetwork(plan: NetworkPlan, backend: Backend): Network {
  return new Network({ plan, backend, precision: 'float32' });
}
