import { stat } from 'node:fs/promises';
import { isVitrumError, type DatasetSplits, type Registry } from '@vitrum/core';
import { limitSamples } from '@vitrum/datasets';
import { fingerprintData, resolveDataset, type DatasetReference, type TrainingData } from '@vitrum/runs';
import type { CommandHost } from '../command-host.ts';
import { loadDataset, type DatasetOptions } from '../load/dataset.ts';
import { withOwnParts, withTestFile } from '../load/own-parts.ts';
import { showReading } from '../render/reading-progress.ts';
import { reportNote } from '../report-note.ts';
import { checkFoldable } from './fold-option.ts';

/** The training data of a run. */
export interface ChosenData {
  readonly dataset: DatasetReference;
  /** False for the default dataset. */
  readonly isDatasetNamed: boolean;
}

/** The fallback if no dataset was named and the default one is unavailable. */
const embeddedDataset = 'synthetic-digits';

/**
 * Loads the training data of a run. If no dataset was named and the default one is unavailable, the embedded one replaces it,
 * with a notice of two lines.
 *
 * @throws what `loadDataset` throws; VITRUM_INVALID_OPTION when there are fewer samples than the limit
 */
export async function loadTrainingData(
  registry: Registry,
  { dataset, isDatasetNamed }: ChosenData,
  options: DatasetOptions,
  host: CommandHost,
  signal: AbortSignal,
): Promise<TrainingData> {
  const load = async (reference: DatasetReference): Promise<TrainingData> => {
    const whole = await loadDataset(registry, withTestFile(registry, reference), options, host, signal);
    checkFoldable(reference, whole);
    const data = await withOwnParts(registry, reference, limitTo(reference, whole), host);
    const fileSize = await fileSizeOf(reference, host);
    const fingerprint = await fingerprintData(resolveDataset(registry, reference), data, { onProgress: showReading(data, host) });
    return { dataset: reference, data, ...(fileSize !== undefined && { fileSize }), fingerprint };
  };
  try {
    return await load(dataset);
  } catch (error) {
    const isAbsent = isVitrumError(error) && error.code === 'VITRUM_DATASET_NOT_FOUND';
    if (!isAbsent || isDatasetNamed || !registry.datasets.has(embeddedDataset)) throw error;
    reportNote(error.message, host, `Training on the embedded dataset "${embeddedDataset}" instead.`);
  }
  return load({ ...dataset, type: embeddedDataset });
}

function limitTo({ limit }: DatasetReference, data: DatasetSplits): DatasetSplits {
  return limit === undefined ? data : { ...data, train: limitSamples(data.train, limit) };
}

/** Undefined for a folder, where the number of samples reveals changes. */
async function fileSizeOf({ file }: DatasetReference, { paths }: CommandHost): Promise<number | undefined> {
  if (typeof file !== 'string') return undefined;
  const found = await stat(paths.resolve(file)).catch(() => undefined);
  return found?.isFile() === true ? found.size : undefined;
}
