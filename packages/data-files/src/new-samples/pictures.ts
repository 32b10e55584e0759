import { VitrumError } from '@vitrum/core';
import type { ImageEncoding } from '@vitrum/datasets';
import { maxByte } from '@vitrum/datasets/internal';
import { inputInMemory } from '../arrays/array-input.ts';
import { arrayFormatOf, readArray } from '../files/open-array.ts';
import type { NewSample } from './new-sample.ts';
import { preparePicture } from '../pictures/prepare-picture.ts';

/**
 * A picture file, or the pictures in an NPY or IDX file, as inputs of a model of pictures. Files are preprocessed as the model
 * requires; those in arrays are only divided by 255.
 *
 * @throws VITRUM_INVALID_IMAGE, VITRUM_INVALID_ENCODING; the errors of reading arrays
 */
export async function* newPictures(path: string, encoding: ImageEncoding): AsyncGenerator<NewSample> {
  const { height, width, channels } = encoding;
  const format = await arrayFormatOf(path);
  if (format === undefined) {
    const { picture, steps } = await preparePicture(path, encoding);
    yield { source: path, input: fractions(picture.pixels), picture, ...(steps && { steps }) };
    return;
  }
  const stored = inputInMemory(await readArray(path, format));
  const input = stored.asPictures?.(channels) ?? stored;
  const { shape, kind, name } = input;
  const length = height * width * channels;
  const fits = kind === 'byte' && shape[0] === height && shape[1] === width && shape.reduce((product, axis) => product * axis, 1) === length;
  if (!fits) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_ENCODING',
      message: `${name} holds samples of shape [${shape.join(', ')}] (${kind}); the model takes bytes of pictures, ${width} × ${height} with ${channels} ${channels === 1 ? 'channel' : 'channels'}.`,
      hint: 'Give pictures, or an array of bytes of that shape.',
    });
  }
  const { bytes } = input.open().inputBytes ?? { bytes: new Uint8Array() };
  for (let index = 0; index < input.count; index++) {
    const pixels = bytes.subarray(index * length, (index + 1) * length);
    yield { source: `${path}, sample ${index}`, input: fractions(pixels), picture: { width, height, channels, pixels } };
  }
}

function fractions(pixels: Uint8Array): Float32Array {
  return Float32Array.from(pixels, (value) => value / maxByte);
}
