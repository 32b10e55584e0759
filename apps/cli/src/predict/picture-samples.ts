import { isRecord, VitrumError, within, type Shape } from '@vitrum/core';
import { decodePicture, guessDataset } from '@vitrum/data-files';
import { prepareDigit, type GreyPicture } from '@vitrum/datasets';
import type { ModelFile } from '@vitrum/formats';
import { formatShape, sizeOf } from '@vitrum/tensor';
import type { GivenPaths } from '../given-paths.ts';
import { readImage } from '../read-image.ts';
import type { Picture } from '../render/picture.ts';
import type { Sample } from './sample.ts';

/** How picture files become inputs of a model that does not say how. */
export interface PictureReading {
  readonly inputShape: Shape;
  /** True: prepared as MNIST was, where they have its size; else fitted into the size as they are. */
  readonly areDigits: boolean;
}

/**
 * Picture files for a model of grey square pictures, such as those of MNIST.
 *
 * @throws VITRUM_SHAPE_MISMATCH, VITRUM_INVALID_IMAGE, VITRUM_INVALID_ENCODING for a file that is no picture but other data
 */
export async function* pictureSamples(files: readonly string[], { inputShape, areDigits }: PictureReading, paths: GivenPaths): AsyncGenerator<Sample> {
  for (const file of files) {
    const path = paths.resolve(file);
    await checkIsNoTable(path);
    const side = Math.sqrt(sizeOf(inputShape));
    if (!Number.isInteger(side)) throw notSquare(inputShape);
    const sample = areDigits && side === digitSide ? await readDigit(path) : await readAsIs(path, side);
    yield { ...sample, source: file };
  }
}

type PictureSample = Omit<Sample, 'source'>;

async function readAsIs(file: string, side: number): Promise<PictureSample> {
  const picture = await readImage(file, side, side);
  return { input: Float32Array.from(picture.values), picture };
}

async function readDigit(file: string): Promise<PictureSample> {
  const { width, height, pixels } = await decodePicture(file, { channels: 'grey' });
  const { steps, result } = within(file, () => prepareDigit({ width, height, pixels }));
  const picture = greyPicture(result);
  return { input: Float32Array.from(picture.values), picture, steps };
}

/** A picture of bytes as numbers from 0 black to 1 white. */
export function greyPicture({ width, height, pixels }: GreyPicture): Picture {
  return { width, height, values: Float32Array.from(pixels, (value) => value / 255) };
}

/** True for a model of handwritten digits or letters in MNIST's form: only these are scaled and centred as MNIST was. */
export function learnedDigits({ metadata }: ModelFile): boolean {
  const { dataset } = metadata;
  return dataset === undefined || digitDatasets.has(String(isRecord(dataset) ? dataset['type'] : dataset));
}

const digitDatasets: ReadonlySet<string> = new Set(['mnist', 'emnist-digits', 'emnist-letters', 'synthetic-digits']);
const digitSide = 28;

/** A table for a model that does not know about tables has an error of its own. */
async function checkIsNoTable(file: string): Promise<void> {
  const reader = await guessDataset(file).catch(() => undefined);
  if (reader === undefined || reader === 'image-folder') return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_ENCODING',
    message: `${file} is data of the kind "${reader}", and the model does not say how such data become its inputs.`,
    hint: 'Give it pictures, or train a model with such data: it keeps how they are read.',
  });
}

function notSquare(inputShape: Shape): VitrumError {
  return new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The network takes inputs of shape ${formatShape(inputShape)}, which are no square pictures.`,
    hint: 'Predict samples of its dataset instead: --index 0, or give the inputs as numbers: --values.',
  });
}
