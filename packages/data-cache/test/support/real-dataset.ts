import { isVitrumError } from '@vitrum/core';
import type { ImageDatasetSplits, MnistLike } from '@vitrum/datasets';
import { createFolderContext } from '@vitrum/data-cache';

/** A published dataset, where this machine has it in `VITRUM_DATA_DIR` or in the cache folder; nothing is downloaded. */
export async function findRealDataset(definition: MnistLike): Promise<ImageDatasetSplits | undefined> {
  try {
    return await definition.load(createFolderContext({ download: false }));
  } catch (error) {
    if (isVitrumError(error) && error.code === 'VITRUM_DATASET_NOT_FOUND') return undefined;
    throw error;
  }
}

/** How many samples of a dataset have each label. */
export function labelCounts(dataset: ImageDatasetSplits['train']): readonly number[] {
  const counts = dataset.classes.map(() => 0);
  for (let index = 0; index < dataset.size; index++) {
    const label = dataset.label(index);
    counts[label] = (counts[label] ?? 0) + 1;
  }
  return counts;
}
