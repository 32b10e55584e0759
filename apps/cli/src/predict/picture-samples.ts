import { VitrumError, type Shape } from '@vitrum/core';
import { guessDataset } from '@vitrum/data-files';
import { formatShape, sizeOf } from '@vitrum/tensor';
import type { GivenPaths } from '../given-paths.ts';
import { fileSamples } from './new-samples.ts';
import type { Sample } from './sample.ts';

/**
 * Picture files for a model of gray square pictures without an encoding: fitted into its size, light on dark.
 *
 * @throws VITRUM_SHAPE_MISMATCH, VITRUM_INVALID_IMAGE, VITRUM_INVALID_ENCODING for a file of other data
 */
export async function* pictureSamples(files: readonly string[], inputShape: Shape, paths: GivenPaths): AsyncGenerator<Sample> {
  for (const file of files) {
    await checkIsNoTable(paths.resolve(file));
    const side = Math.sqrt(sizeOf(inputShape));
    if (!Number.isInteger(side)) throw notSquare(inputShape);
    yield* fileSamples([file], { type: 'image', height: side, width: side, channels: 1, preparation: 'light-on-dark' }, paths);
  }
}

/** The error for a table given to a model that is not for tables. */
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
