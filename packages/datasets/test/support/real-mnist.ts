import { mnist, type ImageDatasetSplits } from '@vitrum/datasets';
import { findRealDataset } from './real-dataset.ts';

/** The published MNIST, where this machine has it in `VITRUM_DATA_DIR` or in the cache folder; nothing is downloaded. */
export function findRealMnist(): Promise<ImageDatasetSplits | undefined> {
  return findRealDataset(mnist);
}
