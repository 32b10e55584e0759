import { isVitrumError } from '@vitrum/core';
import { mnist, type ImageDatasetSplits } from '@vitrum/datasets';
import { createFolderContext } from '@vitrum/datasets/node';

/** The published MNIST, where this machine has it in `VITRUM_DATA_DIR` or in the cache folder; nothing is downloaded. */
export async function findRealMnist(): Promise<ImageDatasetSplits | undefined> {
  try {
    return await mnist.load(createFolderContext({ download: false }));
  } catch (error) {
    if (isVitrumError(error) && error.code === 'VITRUM_DATASET_NOT_FOUND') return undefined;
    throw error;
  }
}
