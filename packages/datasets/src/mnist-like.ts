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

/** A dataset that is published as MNIST is: four IDX files of bytes. */
export interface MnistLikePublication extends PublishedDataset {
  readonly files: readonly [
    trainImages: DatasetFile,
    trainLabels: DatasetFile,
    testImages: DatasetFile,
    testLabels: DatasetFile,
  ];
}

/** What sets one MNIST-like dataset apart from another. */
export interface MnistLikeDescription<Name extends string = string> {
  readonly name: Name;
  readonly description: string;
  readonly source: string;
  /** The version of the package that first had it. */
  readonly since?: string;
  readonly license: string;
  /** What the labels 0, 1, … stand for. */
  readonly classes: readonly string[];
  readonly published: MnistLikePublication;
  /** True where the pictures are stored lying on their side, columns for rows; they are made upright. */
  readonly isTransposed?: boolean;
  /** How a new picture is made like these; default: as their look says. */
  readonly preparation?: PicturePreparation;
  /** False where the pictures stand in an order, such as by class; default: in a random one, as in MNIST. */
  readonly hasRandomOrder?: boolean;
  /** The label of the first class in the files; default: 0. */
  readonly firstLabel?: number;
}

/** The two parts of an MNIST-like dataset. */
export interface ImageDatasetSplits extends DatasetSplits {
  readonly train: ImageDataset;
  readonly test: ImageDataset;
}

/** A dataset definition whose samples are pictures. */
export interface MnistLike<Name extends string = string> extends MnistLikeDescription<Name> {
  readonly load: (context: DatasetContext) => Promise<ImageDatasetSplits>;
}

/**
 * A dataset of pictures in four IDX files: MNIST itself and those that took over its form.
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
  // Last, because what is wrong with a file that was cut short says more than that its checksum differs.
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
