import { VitrumError } from '@vitrum/core';
import { denseNetworkConfig, type DenseNetworkOptions, type NetworkConfig } from '@vitrum/network';
import { shortenNetwork, type NetworkShorthand } from './network-shorthand.ts';
import type { RunOverrides } from './run-overrides.ts';

/**
 * A network as a configuration has it, with what replaces parts of it put in and its gaps filled.
 *
 * @param network - Layer by layer, in short, or nothing at all.
 * @throws VITRUM_INVALID_CONFIG
 */
export function describeNetwork(
  network: NetworkConfig | NetworkShorthand | undefined,
  overrides: RunOverrides,
  defaults: DenseNetworkOptions,
): NetworkConfig {
  const given = shorthandOf(overrides);
  if (network === undefined || !('layers' in network)) return denseNetworkConfig(merge(defaults, network ?? {}, given));
  if (Object.keys(given).length === 0) return network;
  const short = shortenNetwork(network);
  if (short !== undefined) return denseNetworkConfig(merge(short, given));
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: 'The network is described layer by layer, with more than its short form can say.',
    hint: 'Change its layers in the configuration, and leave out what replaces parts of it; on the command line --architecture, --hidden, --activation, --output-activation and --initializer.',
  });
}

/** What replaces parts of the network. */
function shorthandOf({ architecture, hidden, activation, outputActivation, initializer }: RunOverrides): NetworkShorthand {
  return {
    ...(architecture && { architecture }),
    ...(hidden && { hidden }),
    ...(activation !== undefined && { activation }),
    ...(outputActivation !== undefined && { outputActivation }),
    ...(initializer !== undefined && { initializer }),
  };
}

/** Each short form has the last word over the ones before it. */
function merge(base: DenseNetworkOptions, ...others: readonly NetworkShorthand[]): DenseNetworkOptions {
  return others.reduce<DenseNetworkOptions>((merged, { hidden, ...other }) => {
    const { biasInitializer, ...rest } = merged;
    // Where only one initializer is named, it is for weights and biases both.
    const biases = biasInitializer === undefined || other.initializer !== undefined ? {} : { biasInitializer };
    return { ...rest, ...biases, ...(hidden && { architecture: withHidden(merged.architecture, hidden) }), ...other };
  }, base);
}

/** The same inputs and outputs with other layers between them. */
function withHidden(architecture: readonly number[], hidden: readonly number[]): readonly number[] {
  return [...architecture.slice(0, 1), ...hidden, ...architecture.slice(-1)];
}
