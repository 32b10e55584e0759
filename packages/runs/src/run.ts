import { VitrumError } from '@vitrum/core';
import { checkOptions } from '@vitrum/core/internal';
import type { RequiredPlugin } from '@vitrum/formats';
import type { NetworkConfig } from '@vitrum/network';
import type { TrainingConfig } from '@vitrum/trainer';
import { trainingSchema } from '@vitrum/trainer/internal';
import type { BaseReference } from './base/base-reference.ts';
import { writeDatasetReference, type DatasetReference } from './data/dataset-reference.ts';
import { defaultConfig, type FittedConfig } from './config/fitted-config.ts';
import { expandNetwork, mergeNetworks } from './config/merge-networks.ts';
import { isNamedNetwork } from './config/named-network.ts';
import type { RunConfig } from './config/run-config.ts';
import type { RunEnvironment } from './run-environment.ts';

/** Everything that determines a run, except the machine, as plain JSON: the same run gives the same numbers. */
export interface Run {
  /** What it trains on, with the number of samples. */
  readonly dataset: DatasetReference;
  /** The model that it begins with, if there is one, with the record of it. */
  readonly base?: BaseReference;
  /** The network layer by layer, whatever form the configuration gave it in. */
  readonly network: NetworkConfig;
  /** With every default filled in. */
  readonly training: Required<TrainingConfig>;
}

/** The default dataset. */
export const defaultDataset = 'mnist';

/** The default seed. */
export const defaultSeed = 7;

/**
 * Completes a configuration with defaults.
 *
 * @param defaults - Settings that fit the data; the default settings if the data are not known yet.
 * @throws VITRUM_INVALID_CONFIG, VITRUM_INVALID_OPTION, VITRUM_INVALID_REFERENCE
 */
export function runOf(config: RunConfig, defaults: FittedConfig = defaultConfig): Run {
  const merged = mergeNetworks(defaults.network, config.network);
  if (isNamedNetwork(merged)) throw notBuilt(merged.type);
  const network = expandNetwork(merged, defaults.network.architecture);
  const training = { seed: defaultSeed, ...trainingDefaults(defaults, network, config.training), ...config.training };
  return { dataset: config.dataset ?? { type: defaultDataset }, ...(config.base && { base: config.base }), network, training: completeTraining(training) };
}

function notBuilt(type: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `The layers of the network "${type}" follow from the data, which are not known here.`,
    hint: 'Complete the configuration with its data: completeRun(registry, config, data).',
  });
}

function completeTraining(config: TrainingConfig): Required<TrainingConfig> {
  // checkOptions guarantees that every option is present and of its type.
  return checkOptions(trainingSchema, { ...config }, 'training') as unknown as Required<TrainingConfig>;
}

/** The defaults without those that depend on replaced settings: the loss on the output, the learning rate on the optimizer. */
function trainingDefaults({ network, training }: FittedConfig, replaced: NetworkConfig, said: TrainingConfig = {}): TrainingConfig {
  const { loss, learningRate, ...rest } = training;
  const hasItsOutput = replaced.layers.at(-1)?.['activation'] === (network.outputActivation ?? network.activation);
  return {
    ...rest,
    ...(loss !== undefined && hasItsOutput && { loss }),
    ...(learningRate !== undefined && said.optimizer === undefined && { learningRate }),
  };
}

/** The run, its required plugins and what computes it as the text of a config.json, which `parseRunConfig` reads. */
export function writeRun({ dataset, base, network, training }: Run, plugins: readonly RequiredPlugin[], environment?: RunEnvironment): string {
  const needed = plugins.length === 0 ? {} : { plugins };
  return `${JSON.stringify({ ...needed, dataset: writeDatasetReference(dataset), base, network, training, environment }, undefined, 2)}\n`;
}

/** The name of a run's folder, `2026-11-23T14-05-09Z-mnist-7`: sortable by time, and without characters that need quotes. */
export function runFolderName({ dataset, training }: Run, time: Date): string {
  const stamp = time.toISOString().replace(/\.\d+Z$/, 'Z').replaceAll(':', '-');
  return `${stamp}-${dataset.type}-${training.seed}`;
}
