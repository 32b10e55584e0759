import type { Dataset, Registry } from '@vitrum/core';
import { expandBlocks } from '@vitrum/network/internal';
import { builtFor } from './built-network.ts';
import { fitOutputToLoss } from './fit-output.ts';
import { fittedConfig, type FittedConfig } from './fitted-config.ts';
import { isNamedNetwork } from './named-network.ts';
import type { RunConfig } from './run-config.ts';
import { runOf, type Run } from './run.ts';
import { validationOf } from './validation.ts';
import type { TrainingData } from './training-data.ts';
import { withUsualRate } from './usual-rate.ts';

/** Settings that fit a dataset, such as {@link fittedConfig}. */
export type FitSettings = (train: Dataset) => FittedConfig;

/**
 * Completes a configuration with settings that fit the data, and the loss if one is named.
 *
 * @param fit - The settings of a fully connected network for the data.
 * @throws VITRUM_INVALID_CONFIG, VITRUM_INVALID_OPTION, VITRUM_INVALID_REFERENCE
 */
export function completeRun(
  registry: Registry,
  given: RunConfig,
  { dataset, data: { train, validation, parts } }: TrainingData,
  fit: FitSettings = fittedConfig,
): Run {
  const isDrawn = validation === undefined || parts?.validation?.by === 'share';
  const share = isDrawn ? validationOf(registry, given)?.share : undefined;
  const rated = withUsualRate(registry, given);
  const config = { ...rated, training: { ...rated.training, ...(share !== undefined && { validation: share }) } };
  const { network = {}, training } = config;
  if (!isNamedNetwork(network)) return writtenOut(runOf({ ...config, dataset }, settingsFor(registry, config, train, fit)));
  const built = builtFor(registry, network, training, train);
  return writtenOut(runOf({ ...config, dataset, network: built.network, training: { ...built.training, ...training } }));
}

/** A record holds layers, and no blocks of them. */
const writtenOut = (run: Run): Run => ({ ...run, network: expandBlocks(run.network) });

/** The settings that complete a configuration: they fit its data and the loss that it names. */
export function settingsFor(registry: Registry, config: RunConfig, train: Dataset, fit: FitSettings = fittedConfig): FittedConfig {
  return fitOutputToLoss(registry, fit(train), config);
}
