import { access } from 'node:fs/promises';
import { VitrumError } from '@vitrum/core';
import { decodePicture } from '@vitrum/data-files';
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
  await checkExists(file);
  // What is transparent looks like paper.
  const { pixels, ...size } = await decodePicture(file, { channels: 'grey', background: 'white' });
  const border = borderBrightness(pixels, size.width, size.height);
  const { default: sharp } = await import('sharp');
  const fitted = await sharp(pixels, { raw: { ...size, channels: 1 } })
    .resize(width, height, { fit: 'contain', background: { r: border, g: border, b: border } })
    .negate(border > lightBorder)
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  return { width, height, values: Float32Array.from(fitted, (value) => value / 255) };
}

async function checkExists(file: string): Promise<void> {
  try {
    await access(file);
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_IMAGE',
      message: `The picture ${file} cannot be read: ${reasonOf(error)}.`,
      hint: 'Check the path.',
      cause: error,
    });
  }
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
