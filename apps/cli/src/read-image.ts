import { stat } from 'node:fs/promises';
import { VitrumError } from '@vitrum/core';
import { reasonOf } from './reason-of.ts';
import type { Picture } from './render/picture.ts';

/** Above this mean brightness of its border, of 255, a picture is dark on light. */
const lightBorder = 127;

/**
 * Reads a picture as a network that learned from light digits on black wants it: grey, fitted into the given size with its
 * proportions kept and the room beside it filled like its border, inverted where the border is light, each pixel divided by
 * 255.
 *
 * @throws VITRUM_INVALID_IMAGE
 */
export async function readImage(file: string, width: number, height: number): Promise<Picture> {
  await checkFile(file);
  const { default: sharp } = await import('sharp');
  try {
    const { data, info } = await sharp(file)
      .autoOrient()
      .flatten({ background: 'white' }) // what is transparent looks like paper
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const border = borderBrightness(data, info.width, info.height);
    const fitted = await sharp(data, { raw: { width: info.width, height: info.height, channels: 1 } })
      .resize(width, height, { fit: 'contain', background: { r: border, g: border, b: border } })
      .negate(border > lightBorder)
      .toColourspace('b-w')
      .raw()
      .toBuffer();
    return { width, height, values: Float32Array.from(fitted, (value) => value / 255) };
  } catch (error) {
    throw invalidImage(`${file} cannot be decoded as a picture.`, 'Give a PNG or JPEG file that other programs can open.', error);
  }
}

async function checkFile(file: string): Promise<void> {
  try {
    if ((await stat(file)).isFile()) return;
  } catch (error) {
    throw invalidImage(`The picture ${file} cannot be read: ${reasonOf(error)}.`, 'Check the path.', error);
  }
  throw invalidImage(`The picture ${file} is not a file.`, 'Give a PNG or JPEG file.');
}

/** The mean of the outermost pixels. */
function borderBrightness(pixels: Uint8Array, width: number, height: number): number {
  let sum = 0;
  let count = 0;
  for (let y = 0; y < height; y++) {
    const step = y === 0 || y === height - 1 ? 1 : Math.max(1, width - 1);
    for (let x = 0; x < width; x += step) {
      sum += pixels[y * width + x] ?? 0;
      count++;
    }
  }
  return sum / count;
}

function invalidImage(message: string, hint: string, cause?: unknown): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_IMAGE', message, hint, cause });
}
