import { checkOptions, VitrumError, type Reference } from '@vitrum/core';
import type { RequiredPlugin } from '@vitrum/formats';
import { denseNetworkConfig, type DenseNetworkOptions, type NetworkConfig } from '@vitrum/network';
import { trainingSchema, type TrainingConfig } from '@vitrum/trainer';
import { writeDatasetReference, type DatasetReference } from './dataset-reference.ts';
import { shortenNetwork } from './network-shorthand.ts';
import type { RunConfig } from './run-config.ts';

/** Everything that decides a run but the machine: with the same one, the same numbers come out. */
export interface RunDescription {
  readonly dataset: DatasetReference;
  readonly network: NetworkConfig;
  /** With every default filled in. */
  readonly training: Readonly<Record<string, unknown>>;
}

/** What the command line says about a run. */
export interface RunOverrides {
  readonly dataset?: string;
  readonly limit?: number;
  readonly architecture?: readonly number[];
  readonly activation?: Reference;
  readonly outputActivation?: Reference;
  readonly initializer?: Reference;
  readonly training?: TrainingConfig;
}

/** What is learned from where nothing else is named. */
export const defaultDataset = 'mnist';

/** The notebook's network. */
const defaultNetwork: DenseNetworkOptions = { architecture: [784, 32, 16, 10] };

/** What decides every random choice where no seed is given. */
export const defaultSeed = 7;

/**
 * A configuration with the command line's words put in and every gap filled.
 *
 * @throws VITRUM_INVALID_CONFIG, VITRUM_INVALID_OPTION, VITRUM_INVALID_REFERENCE
 */
export function describeRun(config: RunConfig, overrides: RunOverrides): RunDescription {
  const limit = overrides.limit ?? config.dataset?.limit;
  return {
    dataset: {
      type: overrides.dataset ?? config.dataset?.type ?? defaultDataset,
      ...(limit !== undefined && { limit }),
    },
    network: describeNetwork(config.network ?? defaultNetwork, overrides),
    training: checkOptions(trainingSchema, { seed: defaultSeed, ...config.training, ...overrides.training }, 'training'),
  };
}

function describeNetwork(network: NetworkConfig | DenseNetworkOptions, overrides: RunOverrides): NetworkConfig {
  const { architecture, activation, outputActivation, initializer } = overrides;
  const given = {
    ...(architecture && { architecture }),
    ...(activation !== undefined && { activation }),
    ...(outputActivation !== undefined && { outputActivation }),
    ...(initializer !== undefined && { initializer }),
  };
  if (!('layers' in network)) return denseNetworkConfig({ ...network, ...given });
  if (Object.keys(given).length === 0) return network;
  const short = shortenNetwork(network);
  if (short !== undefined) return denseNetworkConfig({ ...short, ...given });
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: 'The network is described layer by layer, with more than the options for networks on the command line can say.',
    hint: 'Change its layers in the configuration, and leave out --architecture, --activation, --output-activation and --initializer.',
  });
}

/** The description as plain JSON, in the form that {@link parseRunConfig} reads, with the plugins that it needs. */
export function writeRunDescription(
  { dataset, network, training }: RunDescription,
  plugins: readonly RequiredPlugin[],
): Readonly<Record<string, unknown>> {
  const needed = plugins.length === 0 ? {} : { plugins };
  return { ...needed, dataset: writeDatasetReference(dataset), network, training };
}
