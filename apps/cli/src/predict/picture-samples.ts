import { VitrumError, type Shape } from '@vitrum/core';
import { guessDataset } from '@vitrum/data-files';
import { formatShape, sizeOf } from '@vitrum/tensor';
import { readImage } from '../read-image.ts';
import type { Sample } from './sample.ts';

/** How picture files become inputs of a model that does not say how. */
export interface PictureReading {
  readonly inputShape: Shape;
  /** True: fitted into the network's size as they are, and not prepared as digits. */
  readonly isAsIs: boolean;
}

/**
 * Picture files for a model of grey square pictures, such as those of MNIST.
 *
 * @throws VITRUM_SHAPE_MISMATCH, VITRUM_INVALID_IMAGE, VITRUM_INVALID_ENCODING for a file that is no picture but other data
 */
export async function* pictureSamples(files: readonly string[], reading: PictureReading): AsyncGenerator<Sample> {
  for (const file of files) {
    await checkIsNoTable(file);
    const side = Math.sqrt(sizeOf(reading.inputShape));
    if (!Number.isInteger(side)) throw notSquare(reading.inputShape);
    yield await readPicture(file, side);
  }
}

async function readPicture(file: string, side: number): Promise<Sample> {
  const picture = await readImage(file, side, side);
  return { source: file, input: Float32Array.from(picture.values), picture };
}

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
