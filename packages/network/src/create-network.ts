import type { Backend, Checked, Precision, ReferenceIn, Registry } from '@vitrum/core';
import { referenceBackend } from '@vitrum/tensor';
import type { DenseNetworkConfig, NetworkConfig } from './network-config.ts';
import { Network } from './network.ts';
import { planNetwork, type NetworkPlan } from './plan-network.ts';

/** What surrounds a network when it is made. */
export interface CreateNetworkOptions<R extends Registry = Registry> {
  /** Where the names in the configuration are looked up. */
  readonly registry: R;
  /** Decides the first values of the parameters, with the configuration. */
  readonly seed: number;
  /** The reference backend when left out. */
  readonly backend?: Backend;
  /** `float32` when left out; `float64` is for checking gradients. */
  readonly precision?: Precision;
  /** True where ∂C/∂input is wanted too, as `network.inputGradient`; false when left out. */
  readonly hasInputGradient?: boolean;
}

/**
 * Makes a network from plain JSON. This is the one place where its names become objects. A name that the registry is known
 * to lack does not compile; text that is known when the program runs alone is checked then.
 *
 * @example
 * const network = createNetwork(denseNetworkConfig({ architecture: [784, 32, 16, 10] }), { registry, seed: 7 });
 * @throws VITRUM_INVALID_CONFIG, VITRUM_UNKNOWN_NAME, the errors of options, VITRUM_SHAPE_MISMATCH
 */
export function createNetwork<R extends Registry, const Given>(
  config: Checked<Given, NetworkConfigFor<NoInfer<R>, Given>, NetworkConfig>,
  options: CreateNetworkOptions<R>,
): Network {
  const { registry, seed, backend = referenceBackend, precision = 'float32', hasInputGradient = false } = options;
  return new Network({ plan: planNetwork(config, registry), seed, backend, precision, hasInputGradient });
}

/**
 * A configuration of names that the registry holds. Where it was written down on the spot, the compiler finds options that do
 * not exist by itself; where it comes from `denseNetworkConfig`, they become `never` here.
 */
type NetworkConfigFor<R extends Registry, Given> =
  Given extends NetworkConfig<R>
    ? Given extends DenseNetworkConfig<infer Activation, infer Initializer>
      ? DenseNetworkConfig<Exact<Activation, ReferenceIn<R, 'activation'>>, Exact<Initializer, ReferenceIn<R, 'initializer'>>>
      : NetworkConfig<R>
    : NetworkConfig<R>;

type Exact<Given, Allowed> = Given extends { readonly type: infer Name }
  ? ExactOptions<Given, Extract<Allowed, { readonly type: Name }>>
  : Given;

type ExactOptions<Given, Allowed> = {
  readonly [Key in keyof Given]: Key extends keyof Allowed ? Exact<Given[Key], Allowed[Key]> : never;
};

/**
 * A network whose parameters have not been drawn, to be set from a file with `loadParameters`.
 *
 * @throws what `createNetwork` throws
 */
export function createBlankNetwork(plan: NetworkPlan, backend: Backend): Network {
  return new Network({ plan, backend, precision: 'float32' });
}
