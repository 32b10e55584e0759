import type { DatasetContext, DatasetFile, DatasetFileContent } from '@vitrum/core';
import type { NamedArray } from './arrays/array-format.ts';
import { checkChecksum } from './check-checksum.ts';
import { recognizePreparation } from './digit-pictures/recognize-preparation.ts';
import type { ImageEncoding, PicturePreparation } from './encoding/image-encoding.ts';
import { idxFormat } from './idx/read-idx.ts';
import { createImageDataset, type ImageDataset } from './image-dataset.ts';
import { labelsFrom } from './labels-from.ts';
import type { ImageDatasetSplits, MnistLikeDescription } from './mnist-like-description.ts';
import { transposePictures } from './transpose-pictures.ts';

/** Loads four IDX files; see `createMnistLike`. */
export async function loadMnistLike(description: MnistLikeDescription, context: DatasetContext): Promise<ImageDatasetSplits> {
  const { published } = description;
  const read = async (file: DatasetFile): Promise<ReadFile> => ({ file, content: await context.read(published, file) });
  const [trainImages, trainLabels, testImages, testLabels] = published.files;
  const files = await Promise.all([read(trainImages), read(trainLabels), read(testImages), read(testLabels)]);
  const train = toDataset(description, files[0], files[1]);
  const { preparation = recognizePreparation(train)?.preparation } = description;
  const splits = {
    train,
    test: toDataset(description, files[2], files[3]),
    arePublished: true as const,
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
