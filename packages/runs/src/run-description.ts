import { checkOptions } from '@vitrum/core';
import type { RequiredPlugin } from '@vitrum/formats';
import type { DenseNetworkOptions, NetworkConfig } from '@vitrum/network';
import { trainingSchema, type TrainingConfig } from '@vitrum/trainer';
import { writeDatasetReference, type DatasetReference } from './dataset-reference.ts';
import { describeNetwork } from './describe-network.ts';
import type { RunConfig } from './run-config.ts';
import type { RunOverrides } from './run-overrides.ts';

/** Everything that decides a run but the machine: with the same one, the same numbers come out. */
export interface RunDescription {
  readonly dataset: DatasetReference;
  readonly network: NetworkConfig;
  /** With every default filled in. */
  readonly training: Readonly<Record<string, unknown>>;
}

/** What fills the gaps of a description: settings that fit the data. */
export interface RunDefaults {
  readonly network: DenseNetworkOptions;
  readonly training: TrainingConfig;
}

/** What is learned from where nothing else is named. */
export const defaultDataset = 'mnist';

/** The notebook's settings. */
const notebookDefaults: RunDefaults = { network: { architecture: [784, 32, 16, 10] }, training: { shuffle: false } };

/** What decides every random choice where no seed is given. */
export const defaultSeed = 7;

/**
 * A configuration with what was said beside it put in and every gap filled.
 *
 * @param defaults - What fits the data; the notebook's settings where the data are not known yet.
 * @throws VITRUM_INVALID_CONFIG, VITRUM_INVALID_OPTION, VITRUM_INVALID_REFERENCE
 */
export function describeRun(config: RunConfig, overrides: RunOverrides, defaults: RunDefaults = notebookDefaults): RunDescription {
  const network = describeNetwork(config.network, overrides, defaults.network);
  const said = { ...config.training, ...overrides.training };
  const training = { seed: defaultSeed, ...trainingDefaults(defaults, network, said), ...said };
  return { dataset: chooseReference(config, overrides), network, training: checkOptions(trainingSchema, training, 'training') };
}

/** Which dataset a configuration and what was said beside it name. */
export function chooseReference(config: RunConfig, overrides: RunOverrides): DatasetReference {
  const dataset = overrides.dataset ?? config.dataset ?? { type: defaultDataset };
  const limit = overrides.limit ?? dataset.limit ?? config.dataset?.limit;
  return limit === undefined ? dataset : { ...dataset, limit };
}

/** The defaults without those that belong to what was replaced: a loss to its output, a learning rate to its optimizer. */
function trainingDefaults({ network, training }: RunDefaults, described: NetworkConfig, said: TrainingConfig): TrainingConfig {
  const { loss, learningRate, ...rest } = training;
  const hasItsOutput = described.layers.at(-1)?.['activation'] === (network.outputActivation ?? network.activation);
  const hasItsOptimizer = said.optimizer === undefined || said.optimizer === training.optimizer;
  return {
    ...rest,
    ...(loss !== undefined && hasItsOutput && { loss }),
    ...(learningRate !== undefined && hasItsOptimizer && { learningRate }),
  };
}

/** The description as plain JSON, in the form that `parseRunConfig` reads, with the plugins that it needs. */
export function writeRunDescription(
  { dataset, network, training }: RunDescription,
  plugins: readonly RequiredPlugin[],
): Readonly<Record<string, unknown>> {
  const needed = plugins.length === 0 ? {} : { plugins };
  return { ...needed, dataset: writeDatasetReference(dataset), network, training };
}
