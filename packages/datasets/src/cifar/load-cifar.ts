import type { DatasetContext, DatasetFile, PublishedDataset } from '@vitrum/core';
import { checkChecksum } from '../check-checksum.ts';
import type { ImageEncoding } from '../encoding/image-encoding.ts';
import type { ImageDataset } from '../image-dataset.ts';
import type { ImageDatasetSplits } from '../mnist-like-description.ts';
import { byteRows } from '../rows/byte-rows.ts';
import { datasetOf } from '../rows/dataset-of.ts';
import { classTargets } from '../rows/targets.ts';
import { pictureSize, readRecords, side, type RecordForm } from './cifar-records.ts';

/** A dataset of color pictures in CIFAR's binary form. */
export interface CifarDescription extends Omit<RecordForm, 'classCount'> {
  readonly name: string;
  /** Names of the classes 0, 1, … */
  readonly classes: readonly string[];
  readonly published: PublishedDataset;
  /** Names of the files with the test pictures; the other files are for training. */
  readonly testFiles: readonly string[];
  /** Whether the authors say that the training pictures stand in random order. */
  readonly hasRandomOrder: boolean;
}

const encoding: ImageEncoding = { type: 'image', height: side, width: side, channels: 3 };

/**
 * Loads color pictures in CIFAR's binary form. They stay bytes in memory: an input is byte / 255, of shape `[32, 32, 3]`.
 *
 * @throws VITRUM_INVALID_DATASET, VITRUM_CHECKSUM_MISMATCH, and what the context throws
 */
export async function loadCifar(description: CifarDescription, context: DatasetContext): Promise<ImageDatasetSplits> {
  const isTest = ({ name }: DatasetFile): boolean => description.testFiles.includes(name);
  const { files } = description.published;
  const train = await loadPart(files.filter((file) => !isTest(file)), description, context, description.hasRandomOrder);
  const test = await loadPart(files.filter(isTest), description, context, false);
  return { train, test, arePublished: true, encoding };
}

/** Reads file by file, so that only one of them is in memory beside the pictures. */
async function loadPart(files: readonly DatasetFile[], description: CifarDescription, context: DatasetContext, hasRandomOrder: boolean): Promise<ImageDataset> {
  const { name, classes, labelBytes, labelAt, published } = description;
  const form: RecordForm = { labelBytes, labelAt, classCount: classes.length };
  const count = files.reduce((sum, { size }) => sum + size / (labelBytes + pictureSize), 0);
  const out = { pixels: new Uint8Array(count * pictureSize), labels: new Uint8Array(count) };
  let read = 0;
  for (const file of files) {
    const content = await context.read(published, file);
    read += readRecords(content.bytes, content.location, form, out, read);
    await checkChecksum(content, published, file, context);
  }
  const dataset = datasetOf({
    name,
    inputs: byteRows(out.pixels, [side, side, 3]),
    targets: classTargets(out.labels, classes),
    hasRandomOrder,
  });
  return dataset as ImageDataset; // bytes of three channels have pixels, and class targets have classes and labels
}
