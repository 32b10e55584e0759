import type { VitrumError } from '@vitrum/core';
import { formatCount } from '@vitrum/datasets/internal';
import { invalidImage } from './invalid-image.ts';
import { pictureFormat } from './picture-format.ts';

/** Maximum number of pixels in a picture: 300 MB as RGB. */
export const maxPixels = 100_000_000;

/** Maximum expansion of Deflate: a match of 258 bytes takes at least 2 bits (RFC 1951, §3.2.5). */
const maxExpansion = 1032;

/**
 * Rejects a picture whose header declares too many pixels, before decoding.
 *
 * @throws VITRUM_INVALID_IMAGE
 */
export function checkPictureSize(width: number, height: number, name: string): void {
  if (width * height <= maxPixels) return;
  throw invalidImage(
    `${name} has ${formatCount(width)} × ${formatCount(height)} pixels, more than the ${formatCount(maxPixels)} that are decoded.`,
    'Save it smaller.',
  );
}

/** Channels of a PNG by its color type: gray, –, RGB, palette, gray and alpha, –, RGB and alpha. */
const pngChannels = [1, 0, 3, 1, 2, 0, 4];

/** A PNG's signature and header (PNG specification, §11.2.2). */
const pngHeaderSize = 33;

/**
 * Rejects a PNG whose header declares more pixel data than its file can hold.
 *
 * @throws VITRUM_INVALID_IMAGE
 */
export function checkPngHeader(bytes: Uint8Array, name: string): void {
  if (pictureFormat(bytes) !== 'png' || bytes.length < pngHeaderSize) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  checkPictureSize(width, height, name);
  const bitsPerPixel = view.getUint8(24) * (pngChannels[view.getUint8(25)] ?? 0);
  const promised = height * (1 + Math.ceil((width * bitsPerPixel) / 8)); // each row begins with its filter type
  if (promised <= bytes.length * maxExpansion) return;
  throw promisesTooMuch(name, width, height, bytes.length);
}

/** A header declares more pixels than its file can hold. */
export function promisesTooMuch(name: string, width: number, height: number, length: number): VitrumError {
  const size = `${formatCount(width)} × ${formatCount(height)} pixels`;
  return invalidImage(`${name} is damaged: its header promises ${size}, which ${formatCount(length)} bytes cannot hold.`, 'Replace it with the original.');
}
