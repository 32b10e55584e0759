import type { DatasetContext, DatasetFile, DatasetSplits, PublishedDataset } from '@vitrum/core';
import type { PicturePreparation } from './encoding/image-encoding.ts';
import type { ImageDataset } from './image-dataset.ts';

/** A dataset published like MNIST: four IDX files of bytes. */
export interface MnistLikePublication extends PublishedDataset {
  /** Pictures and labels of both parts, in this order. */
  readonly files: readonly [
    trainImages: DatasetFile,
    trainLabels: DatasetFile,
    testImages: DatasetFile,
    testLabels: DatasetFile,
  ];
}

/** The properties that distinguish one MNIST-like dataset from another. */
export interface MnistLikeDescription<Name extends string = string> {
  /** The name that the dataset is registered under: `fashion-mnist`. */
  readonly name: Name;
  /** What it shows, in one line for catalogs. */
  readonly description: string;
  /** Where it was published: authors, year, and a DOI or address. */
  readonly source: string;
  /** The package version that introduced it. */
  readonly since?: string;
  /** The terms of use: an SPDX identifier such as `MIT`, or words. */
  readonly license: string;
  /** Names of the classes 0, 1, … */
  readonly classes: readonly string[];
  /** The four files, their checksums, and where they are served. */
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
  /** The training pictures, as published. */
  readonly train: ImageDataset;
  /** The test pictures, as published. */
  readonly test: ImageDataset;
}

/** The definition of an MNIST-like dataset. */
export interface MnistLike<Name extends string = string> extends MnistLikeDescription<Name> {
  /** Finds or fetches the four files, checks them, and reads the pictures. */
  readonly load: (context: DatasetContext) => Promise<ImageDatasetSplits>;
}
