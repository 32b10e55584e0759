import { defineDataset, type DatasetContext } from '@vitrum/core';
import type { ImageDatasetSplits, MnistLike, MnistLikeDescription } from './mnist-like-description.ts';

/**
 * Defines a dataset of pictures in four IDX files: MNIST and those of the same form.
 *
 * `load` checks, in this order, that the files are IDX, that images and labels belong together, and that the content is
 * the published one. It throws VITRUM_INVALID_IDX, VITRUM_INVALID_DATASET, VITRUM_COUNT_MISMATCH,
 * VITRUM_CHECKSUM_MISMATCH, and what its context throws.
 *
 * @throws VITRUM_INVALID_CONTRIBUTION
 */
export function createMnistLike<const Name extends string>(description: MnistLikeDescription<Name>): MnistLike<Name> {
  const load = async (context: DatasetContext): Promise<ImageDatasetSplits> => {
    const { loadMnistLike } = await import('./load-published.ts'); // a program that only names the dataset does not load it
    return loadMnistLike(description, context);
  };
  const definition = { ...description, load };
  defineDataset(definition);
  return definition;
}
