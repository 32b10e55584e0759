import {
  defineDataset,
  type DatasetContext,
  type DatasetFile,
  type DatasetFileContent,
  type DatasetSplits,
  type PublishedDataset,
} from '@vitrum/core';
import type { NamedArray } from './arrays/array-format.ts';
import { checkChecksum } from './check-checksum.ts';
import type { ImageEncoding, PicturePreparation } from './encoding/image-encoding.ts';
import { createImageDataset, type ImageDataset } from './image-dataset.ts';
import { idxFormat } from './idx/read-idx.ts';
import { labelsFrom } from './labels-from.ts';
import { recognizePreparation } from './digit-pictures/recognize-preparation.ts';
import { transposePictures } from './transpose-pictures.ts';

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
  const load = (context: DatasetContext): Promise<ImageDatasetSplits> => loadSplits(description, context);
  const definition = { ...description, load };
  defineDataset(definition);
  return definition;
}

async function loadSplits(description: MnistLikeDescription, context: DatasetContext): Promise<ImageDatasetSplits> {
  const { published } = description;
  const read = async (file: DatasetFile): Promise<ReadFile> => ({ file, content: await context.read(published, file) });
  const [trainImages, trainLabels, testImages, testLabels] = published.files;
  const files = await Promise.all([read(trainImages), read(trainLabels), read(testImages), read(testLabels)]);
  const train = toDataset(description, files[0], files[1]);
  const { preparation = recognizePreparation(train)?.preparation } = description;
  const splits = {
    train,
    test: toDataset(description, files[2], files[3]),
    encoding: pictureEncoding(train, preparation),
  };
  // Last, because a truncated file has a more specific error than a wrong checksum.
  await Promise.all(files.map(({ content, file }) => checkChecksum(content, published, file, context)));
  return splits;
}

interface ReadFile {
  readonly file: DatasetFile;
  readonly content: DatasetFileContent;
}

function toDataset(description: MnistLikeDescription, images: ReadFile, labels: ReadFile): ImageDataset {
  const { name, classes, isTransposed = false, firstLabel = 0, hasRandomOrder = true } = description;
  return createImageDataset({
    name,
    classes,
    hasRandomOrder,
    images: isTransposed ? transposePictures(parse(images)) : parse(images),
    labels: labelsFrom(firstLabel, parse(labels)),
  });
}

function pictureEncoding({ inputShape: [height = 1, width = 1] }: ImageDataset, preparation: PicturePreparation | undefined): ImageEncoding {
  return { type: 'image', height, width, channels: 1, ...(preparation && { preparation }) };
}

function parse({ content: { bytes, location } }: ReadFile): NamedArray {
  return idxFormat.read(bytes, location);
}
