import type { Dataset, Registry } from '@vitrum/core';
import { fitOutputToLoss } from './fit-output.ts';
import { fittedConfig, type FittedConfig } from './fitted-config.ts';
import type { RunConfig } from './run-config.ts';
import { runOf, type Run } from './run.ts';
import type { TrainingData } from './training-data.ts';

/**
 * Completes a configuration with settings that fit the data, and the loss if one is named.
 *
 * @throws VITRUM_INVALID_CONFIG, VITRUM_INVALID_OPTION, VITRUM_INVALID_REFERENCE
 */
export function completeRun(config: RunConfig, { dataset, data: { train } }: TrainingData, registry: Registry): Run {
  return runOf({ ...config, dataset }, settingsFor(config, train, registry));
}

/** The settings that complete a configuration: they fit its data and the loss that it names. */
export function settingsFor(config: RunConfig, train: Dataset, registry: Registry): FittedConfig {
  return fitOutputToLoss(fittedConfig(train), config, registry);
}
