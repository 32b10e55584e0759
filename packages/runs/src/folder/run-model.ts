import type { Plugin, Registry } from '@vitrum/core';
import { encodeModel, type ModelFile } from '@vitrum/formats';
import { encodeBinaryModel } from '@vitrum/formats/internal';
import type { DoneEvent, EpochEvent, Trainer } from '@vitrum/trainer';
import type { Checkpoint } from './checkpoint.ts';
import { dataRecord } from '../data/data-record.ts';
import type { OpenRun } from '../open-run.ts';
import { pluginsOfRun } from '../plugins/run-plugins.ts';

type Results = Readonly<Record<string, unknown>>;

/**
 * The network of a run as a model file, with the record of its data, its training, its plugins and its results.
 *
 * @param builtins - The plugins that every program has; others are recorded.
 * @throws VITRUM_INVALID_MODEL if a parameter is not finite
 */
export function modelOf(
  registry: Registry,
  open: OpenRun,
  builtins: readonly Pick<Plugin, 'name'>[],
  results?: Results,
): ModelFile {
  return encodeModel(registry, open.network, { ...metadataOf(registry, open, builtins), ...(results && { results }) });
}

/**
 * A run as it stands, to be resumed to the same bits.
 *
 * @param builtins - The plugins that every program has; others are recorded.
 * @throws VITRUM_INVALID_MODEL if a parameter is not finite
 */
export function checkpointOf(
  registry: Registry,
  open: OpenRun,
  trainer: Pick<Trainer, 'saveState'>,
  builtins: readonly Pick<Plugin, 'name'>[],
): Checkpoint {
  return { model: encodeBinaryModel(registry, open.network, metadataOf(registry, open, builtins)), state: trainer.saveState() };
}

function metadataOf(registry: Registry, open: OpenRun, builtins: readonly Pick<Plugin, 'name'>[]): ModelFile['metadata'] {
  const plugins = pluginsOfRun(registry, open.run, builtins);
  const { base } = open.run;
  return { ...dataRecord(open), ...(base && { base }), training: open.run.training, ...(plugins.length > 0 && { plugins }) };
}

/** The results that the model of the best epoch so far records. */
export function resultsOfBest({ epoch, validationLoss, validationAccuracy, validationMetrics }: EpochEvent): Results {
  return {
    epochs: epoch,
    ...(validationLoss !== undefined && { validationLoss }),
    ...(validationAccuracy !== undefined && { validationAccuracy }),
    ...(validationMetrics && { validationMetrics }),
  };
}

/** The results that a model records. */
export function resultsOf({ epochsDone, testAccuracy, testLoss, testMetrics, best }: DoneEvent): Results {
  return { epochs: epochsDone, ...(best && { best }), ...(testAccuracy !== undefined && { testAccuracy }), testLoss, testMetrics };
}
