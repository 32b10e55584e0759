import { isVitrumError } from '@vitrum/core';
import { systemReason } from '@vitrum/core/internal';
import { checkPngHeader, maxPixels } from './check-picture-size.ts';
import { seenBackground } from './ink-in-alpha.ts';
import { invalidImage } from './invalid-image.ts';
import { openPicture } from './open-picture.ts';
import { pictureFormat, pictureKinds } from './picture-format.ts';
import { readPictureFile } from './read-picture-file.ts';
import { hasColor, toGray } from './to-gray.ts';

/** Options for decoding a picture. */
export interface DecodeOptions {
  /** `auto`: gray if all pixels are gray. Default: `auto`. */
  readonly channels?: 'gray' | 'color' | 'auto';
  /** The background of transparent and uncovered areas. Default: white. */
  readonly background?: 'black' | 'white';
  /** Default: the original size. */
  readonly resize?: PictureSize;
}

/** The target size, and how other aspect ratios are handled: letterboxed, cropped or distorted. */
export interface PictureSize {
  /** Pixels in a row of the result. */
  readonly width: number;
  /** Rows of pixels in the result. */
  readonly height: number;
  /** `contain` shows the whole picture with bars beside it, `cover` fills the size and cuts off what stands out, `fill` stretches it. */
  readonly fit: 'contain' | 'cover' | 'fill';
}

/** The pixels of a picture. */
export interface DecodedPicture {
  /** Pixels in a row. */
  readonly width: number;
  /** Rows of pixels. */
  readonly height: number;
  /** 1: gray; 3: red, green and blue. */
  readonly channels: 1 | 3;
  /** Row-major, channels last. */
  readonly pixels: Uint8Array;
  /** Adjustments that made the picture visible, phrased for several: `are white on nothing, and are laid on black`. */
  readonly remarks?: readonly string[];
}

/**
 * Decodes a picture: PNG, JPEG, WebP, GIF (first frame), TIFF, AVIF, BMP, PBM, PGM or PPM, rotated by its EXIF orientation, 8
 * bits per channel. The declared dimensions are checked against the file size first.
 *
 * @param picture - The path of a file, or its content.
 * @param name - Its name in messages; default: its path.
 * @example
 * await decodePicture('digit.png', { channels: 'gray', resize: { width: 28, height: 28, fit: 'contain' } })
 * @throws VITRUM_INVALID_IMAGE
 */
export async function decodePicture(
  picture: string | Uint8Array,
  options: DecodeOptions = {},
  name = typeof picture === 'string' ? picture : 'The picture',
): Promise<DecodedPicture> {
  const bytes = typeof picture === 'string' ? await readPictureFile(picture) : picture;
  checkFormat(bytes, name);
  checkPngHeader(bytes, name);
  try {
    return await decode(bytes, options, name);
  } catch (error) {
    if (isVitrumError(error)) throw error;
    throw invalidImage(
      `${name} cannot be decoded as a picture: ${reasonOf(error)}.`,
      'Give a picture that other programs can open.',
      error,
    );
  }
}

async function decode(bytes: Uint8Array, options: DecodeOptions, name: string): Promise<DecodedPicture> {
  const { channels = 'auto', background = 'white', resize } = options;
  // The decoder is loaded only when a picture is read.
  const { default: sharp } = await import('sharp');
  const opened = await openPicture(bytes, name, (input, more) => sharp(input, { limitInputPixels: maxPixels, ...more, failOn: 'error' }));
  const seenOn = opened.hasAlpha ? await seenBackground(opened.image, background) : background;
  const remarks = [...opened.remarks, ...(seenOn === background ? [] : [`are ${background} on nothing, and are laid on ${seenOn}`])];
  const image = opened.image.flatten({ background: seenOn });
  if (resize !== undefined) image.resize({ ...resize, background: seenOn });
  const { data, info } = await image.toColorspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const rgb = toRgb(data, info.channels);
  const size = { width: info.width, height: info.height };
  const isGray = channels === 'gray' || (channels === 'auto' && !hasColor(rgb));
  const picture = isGray ? { ...size, channels: 1 as const, pixels: toGray(rgb) } : { ...size, channels: 3 as const, pixels: rgb };
  return remarks.length === 0 ? picture : { ...picture, remarks };
}

/** RGB as a plain Uint8Array, some of whose methods differ from those of Node's `Buffer`. */
function toRgb(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const rgb = new Uint8Array((data.length / channels) * 3);
  for (let i = 0; i < rgb.length; i++) {
    const channel = channels < 3 ? 0 : i % 3;
    rgb[i] = data[Math.floor(i / 3) * channels + channel] ?? 0;
  }
  return rgb;
}

function checkFormat(bytes: Uint8Array, name: string): void {
  if (pictureFormat(bytes) !== undefined) return;
  const state = bytes.length === 0 ? 'is empty' : 'is not a picture that can be decoded';
  throw invalidImage(`${name} ${state}.`, `Give a file of the kind ${pictureKinds}.`);
}

/** The decoder's error message, without its name for the input. */
function reasonOf(error: unknown): string {
  const [line = 'it is damaged'] = systemReason(error)
    .split('\n')
    .map((text) => text.replace(/^Input buffer (has corrupt header: *)?/, ''))
    .filter((text) => text !== '');
  return line.replace(/\.$/, '');
}
