import { stat } from 'node:fs/promises';
import { isVitrumError, type DatasetSplits, type PartsPlan, type Registry } from '@vitrum/core';
import { followPlan } from '@vitrum/datasets/internal';
import { resolveDataset, type DatasetReference, type TrainingData } from '@vitrum/runs';
import { fingerprintData } from '@vitrum/runs/internal';
import type { CommandHost } from '../command-host.ts';
import { loadDataset, type DatasetOptions } from '../load/dataset.ts';
import { withOwnParts, withTestFile } from '../load/own-parts.ts';
import { showReading } from '../render/reading-progress.ts';
import { reportNote } from '../report-note.ts';
import { checkFoldable } from './fold-option.ts';

/** The training data of a run. */
export interface ChosenData {
  readonly dataset: DatasetReference;
  /** Which samples belong to which part. */
  readonly parts: PartsPlan;
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
  chosen: ChosenData,
  options: Pick<DatasetOptions, 'dataDir'>,
  host: CommandHost,
  signal: AbortSignal,
): Promise<TrainingData> {
  const load = async (): Promise<TrainingData> => loadAnew(registry, chosen, options, host, signal);
  return host.keptData === undefined ? load() : host.keptData.get(JSON.stringify([chosen, options.dataDir]), load);
}

async function loadAnew(
  registry: Registry,
  { dataset, parts, isDatasetNamed }: ChosenData,
  { dataDir }: Pick<DatasetOptions, 'dataDir'>,
  host: CommandHost,
  signal: AbortSignal,
): Promise<TrainingData> {
  const load = async (reference: DatasetReference): Promise<TrainingData> => {
    const read = await loadDataset(registry, withTestFile(registry, reference), { ...(dataDir !== undefined && { dataDir }), parts }, host, signal);
    checkFoldable(reference, read);
    const data = await withOwnParts(registry, reference, divided(read, parts, host), host);
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

/** Divides what the reading has left, and prints what is to be said of it. */
function divided(read: DatasetSplits, parts: PartsPlan, host: CommandHost): DatasetSplits {
  const data = followPlan(read, parts);
  for (const note of data.notes?.slice(read.notes?.length ?? 0) ?? []) reportNote(`${note}.`, host);
  return data;
}

/** Undefined for a folder, where the number of samples reveals changes. */
async function fileSizeOf({ file }: DatasetReference, { paths }: CommandHost): Promise<number | undefined> {
  if (typeof file !== 'string') return undefined;
  const found = await stat(paths.resolve(file)).catch(() => undefined);
  return found?.isFile() === true ? found.size : undefined;
}
