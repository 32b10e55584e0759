import { VitrumError, type Dataset, type Registry } from '@vitrum/core';
import { expandBlocks } from '@vitrum/network/internal';
import { checkBase, isRecorded, type BaseReference } from '../base/base-reference.ts';
import { transferFor, type BaseModel } from '../base/transfer.ts';
import { builtFor } from './built-network.ts';
import { fitOutputToLoss } from './fit-output.ts';
import { fittedConfig, type FittedConfig } from './fitted-config.ts';
import { isNamedNetwork } from './named-network.ts';
import type { RunConfig } from './run-config.ts';
import { runOf, type Run } from '../run.ts';
import { validationOf } from '../data/validation.ts';
import type { TrainingData } from '../data/training-data.ts';
import { withUsualRate } from './usual-rate.ts';

/** Settings that fit a dataset, such as {@link fittedConfig}. */
export type FitSettings = (train: Dataset) => FittedConfig;

/**
 * Completes a configuration with settings that fit the data, and the loss if one is named.
 *
 * @param fit - The settings of a fully connected network for the data.
 * @param base - The model that the configuration names as its base.
 * @throws VITRUM_INVALID_CONFIG, VITRUM_INVALID_OPTION, VITRUM_INVALID_REFERENCE
 */
export function completeRun(
  registry: Registry,
  given: RunConfig,
  { dataset, data: { train, validation, parts } }: TrainingData,
  fit: FitSettings = fittedConfig,
  base?: BaseModel,
): Run {
  const isDrawn = validation === undefined || parts?.validation?.by === 'share';
  const share = isDrawn ? validationOf(registry, given)?.share : undefined;
  const rated = withUsualRate(registry, given);
  const config = { ...rated, training: { ...rated.training, ...(share !== undefined && { validation: share }) } };
  if (config.base !== undefined) return completeTransfer(registry, { ...config, dataset }, config.base, train, base);
  const { network = {}, training } = config;
  if (!isNamedNetwork(network)) return writtenOut(runOf({ ...config, dataset }, settingsFor(registry, config, train, fit)));
  const built = builtFor(registry, network, training, train);
  return writtenOut(runOf({ ...config, dataset, network: built.network, training: { ...built.training, ...training } }));
}

/** A run that begins with a base: its layers follow from it, unless they are those of a record. */
function completeTransfer(registry: Registry, config: RunConfig, reference: BaseReference, train: Dataset, base: BaseModel | undefined): Run {
  if (base === undefined) throw notLoaded(reference);
  if (isRecorded(reference)) {
    checkFingerprint(reference, base);
    return runOf(config);
  }
  checkBase(config);
  const { file, freeze, head } = reference;
  const { network, training, layers } = transferFor(registry, base, reference, config.training, train);
  const recorded = { file, ...(freeze !== undefined && { freeze }), ...(head && { head }), layers, fingerprint: base.fingerprint };
  return runOf({ ...config, base: recorded, network, training: { ...training, ...config.training } });
}

function notLoaded({ file }: BaseReference): VitrumError {
  return new VitrumError({
    code: 'VITRUM_MISSING_OPTION',
    message: `The network begins with the model ${file}, which was not loaded.`,
    hint: 'Give it to completeRun(registry, config, data, fit, base); here without files, leave "base" out.',
  });
}

function checkFingerprint({ file, fingerprint }: BaseReference, base: BaseModel): void {
  if (fingerprint === base.fingerprint) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `The base ${file} is not that of the record: its fingerprint begins with ${base.fingerprint.slice(0, 8)}, not with ${(fingerprint ?? '').slice(0, 8)}.`,
    hint: `Give the model that it was, or begin with this one: --base ${file}.`,
  });
}

/** A record holds layers, and no blocks of them. */
const writtenOut = (run: Run): Run => ({ ...run, network: expandBlocks(run.network) });

/** The settings that complete a configuration: they fit its data and the loss that it names. */
export function settingsFor(registry: Registry, config: RunConfig, train: Dataset, fit: FitSettings = fittedConfig): FittedConfig {
  return fitOutputToLoss(registry, fit(train), config);
}
