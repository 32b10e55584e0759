import { defineDataset, type DatasetContext, type DatasetFile, type DatasetSplits, type PublishedDataset } from '@vitrum/core';
import type { PicturePreparation } from './encoding/image-encoding.ts';
import type { ImageDataset } from './image-dataset.ts';

/** A dataset published like MNIST: four IDX files of bytes. */
export interface MnistLikePublication extends PublishedDataset {
  readonly files: readonly [
    trainImages: DatasetFile,
    trainLabels: DatasetFile,
    testImages: DatasetFile,
    testLabels: DatasetFile,
  ];
}

/** The properties that distinguish one MNIST-like dataset from another. */
export interface MnistLikeDescription<Name extends string = string> {
  readonly name: Name;
  readonly description: string;
  readonly source: string;
  /** The package version that introduced it. */
  readonly since?: string;
  readonly license: string;
  /** Names of the classes 0, 1, … */
  readonly classes: readonly string[];
  readonly published: MnistLikePublication;
  /** True if the pictures are stored transposed; they are transposed back. */
  readonly isTransposed?: boolean;
  /** The preprocessing of new pictures; detected by default. */
  readonly preparation?: PicturePreparation;
  /** False if the samples are sorted, for example by class; random order, as in MNIST, by default. */
  readonly hasRandomOrder?: boolean;
  /** The label of the first class in the files; 0 by default. */
  readonly firstLabel?: number;
}

/** The training and test parts of an MNIST-like dataset. */
export interface ImageDatasetSplits extends DatasetSplits {
  readonly train: ImageDataset;
  readonly test: ImageDataset;
}

/** The definition of an MNIST-like dataset. */
export interface MnistLike<Name extends string = string> extends MnistLikeDescription<Name> {
  readonly load: (context: DatasetContext) => Promise<ImageDatasetSplits>;
}

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
    const { loadMnistLike } = await import('./load-mnist-like.ts'); // a program that only names the dataset does not load it
    return loadMnistLike(description, context);
  };
  const definition = { ...description, load };
  defineDataset(definition);
  return definition;
}
