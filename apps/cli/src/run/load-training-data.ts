import { isVitrumError, type DatasetSplits, type Registry } from '@vitrum/core';
import { firstSamples } from '@vitrum/datasets';
import { loadDataset, type DatasetOptions } from '../load/dataset.ts';
import type { PreparedRun, RunParts } from './run-parts.ts';

/** Trained on when no dataset was named and the default one cannot be had. */
const embeddedDataset = 'synthetic-digits';

/**
 * Loads what a run learns from. Where nobody named the dataset and its files cannot be had, the embedded one takes its place
 * after two lines that say so.
 *
 * @throws what `loadDataset` throws; VITRUM_INVALID_OPTION when there are fewer samples than the limit
 */
export async function loadTrainingData(
  run: PreparedRun,
  registry: Registry,
  options: DatasetOptions,
  signal: AbortSignal,
): Promise<RunParts> {
  const { dataset } = run.description;
  try {
    return limitTo(run, await loadDataset(registry, dataset.type, options, signal));
  } catch (error) {
    const isAbsent = isVitrumError(error) && error.code === 'VITRUM_DATASET_NOT_FOUND';
    if (!isAbsent || run.isDatasetNamed || !registry.datasets.has(embeddedDataset)) throw error;
    process.stderr.write(`note: ${error.message}\n  Training on the embedded dataset "${embeddedDataset}" instead.\n`);
  }
  const description = { ...run.description, dataset: { ...dataset, type: embeddedDataset } };
  return limitTo({ ...run, description }, await loadDataset(registry, embeddedDataset, options, signal));
}

function limitTo(run: PreparedRun, data: DatasetSplits): RunParts {
  const { limit } = run.description.dataset;
  return { ...run, data: limit === undefined ? data : { ...data, train: firstSamples(data.train, limit) } };
}
