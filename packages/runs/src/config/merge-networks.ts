import { VitrumError } from '@vitrum/core';
import type { NetworkConfig } from '@vitrum/network';
import { expandDense } from '@vitrum/network/internal';
import { isNamedNetwork, type NamedNetwork } from './named-network.ts';
import { shortenNetwork, type NetworkShorthand } from './network-shorthand.ts';

/** A network in a configuration, in full or in short form. */
type GivenNetwork = NetworkConfig | NetworkShorthand | NamedNetwork;

/**
 * Replaces parts of a network by those of a second configuration; layers and a name replace the whole.
 *
 * @throws VITRUM_INVALID_CONFIG if the first one has no short form, or is one by name, and only parts are replaced
 */
export function mergeNetworks(network: GivenNetwork, replacing: GivenNetwork = {}): GivenNetwork {
  if (isNamedNetwork(replacing) || 'layers' in replacing) return replacing;
  if (isNamedNetwork(network)) return keepNamed(network, replacing);
  if (!('layers' in network)) return mergeShorthands(network, replacing);
  if (Object.keys(replacing).length === 0) return network;
  const short = shortenNetwork(network);
  if (short !== undefined) return expandNetwork(mergeShorthands(short, replacing), short.architecture);
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: 'The network is described layer by layer, with more than its short form can say.',
    hint: 'Change its layers in the configuration, and leave out what replaces parts of it; on the command line --architecture, --hidden, --activation, --output-activation and --initializer.',
  });
}

/** The parts of a short form have no place in a network by name. */
function keepNamed(network: NamedNetwork, replacing: NetworkShorthand): NamedNetwork {
  const [part] = Object.keys(replacing);
  if (part === undefined) return network;
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `The network is "${network.type}", by name, and "${part}" replaces a part of another kind of network.`,
    hint: `Give options with the name, such as --network mlp:hidden=64,32,activation=tanh ("vitrum list networks" shows them), or leave the name out. Inputs and outputs follow the data.`,
  });
}

/** Expands the short form to layers. */
export function expandNetwork(network: NetworkConfig | NetworkShorthand, architecture: readonly number[]): NetworkConfig {
  return 'layers' in network ? network : expandDense({ architecture, ...network });
}

/** The second short form takes precedence. */
function mergeShorthands(base: NetworkShorthand, replacing: NetworkShorthand): NetworkShorthand {
  const { architecture: _, hidden: __, biasInitializer, ...kept } = base;
  const { architecture: ___, hidden: ____, ...replaced } = replacing;
  // A single named initializer applies to weights and biases.
  const biases = biasInitializer === undefined || replacing.initializer !== undefined ? {} : { biasInitializer };
  return { ...mergeSizes(base, replacing), ...kept, ...biases, ...replaced };
}

type Sizes = Pick<NetworkShorthand, 'architecture' | 'hidden'>;

/** Hidden layers go between the inputs and the outputs of an architecture; without one, those follow the data. */
function mergeSizes({ architecture, hidden }: Sizes, replacing: Sizes): Sizes {
  if (replacing.architecture !== undefined) return { architecture: replacing.architecture };
  const between = replacing.hidden ?? hidden;
  if (architecture === undefined) return between === undefined ? {} : { hidden: between };
  return { architecture: between === undefined ? architecture : [...architecture.slice(0, 1), ...between, ...architecture.slice(-1)] };
}
