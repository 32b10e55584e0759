import type { Metadata, Sharp, SharpOptions } from 'sharp';

/** Opens a picture, or raw pixels, in the decoder. */
export type OpenPicture = (bytes: Uint8Array, options?: SharpOptions) => Sharp;

/** A picture scaled to the full 8-bit range, and what was adjusted. */
export interface FittedDepth {
  readonly image: Sharp;
  readonly remark: string;
}

/**
 * Rescales a picture that would turn black or white when truncated to 8 bits: 16 bits of which 8 or 12 are used, common in
 * cameras and scientific software, or floats from 0 to 1. Undefined for all others.
 *
 * @param open - Opens a picture in the decoder.
 */
export async function fitDepth(bytes: Uint8Array, metadata: Metadata, open: OpenPicture): Promise<FittedDepth | undefined> {
  const { depth, hasAlpha } = metadata;
  if (depth === 'uchar') return undefined;
  const { channels } = await open(bytes).stats();
  const colors = hasAlpha ? channels.slice(0, -1) : channels;
  const max = Math.max(...colors.map((channel) => channel.max));
  const fitting = depth === 'ushort' ? scaleOfIntegers(max) : scaleOfOthers(max);
  if (fitting === undefined) return undefined;
  const isGray = colors.length === 1;
  const isInteger = depth === 'ushort';
  const { data, info } = await open(bytes)
    .autoOrient()
    .toColorspace(isInteger ? (isGray ? 'grey16' : 'rgb16') : isGray ? 'b-w' : 'srgb')
    .raw({ depth: 'float' })
    .toBuffer({ resolveWithObject: true });
  const values = new Float32Array(data.buffer, data.byteOffset, data.length / Float32Array.BYTES_PER_ELEMENT);
  const alphaScale = isInteger ? 1 / 257 : 1;
  const isAlpha = (index: number): boolean => hasAlpha && index % info.channels === info.channels - 1;
  const fitted = Uint8Array.from(values, (value, index) => Math.min(255, Math.round(value * (isAlpha(index) ? alphaScale : fitting.scale))));
  return {
    image: open(fitted, { raw: { width: info.width, height: info.height, channels: info.channels } }),
    remark: fitting.remark,
  };
}

interface Fitting {
  readonly scale: number;
  readonly remark: string;
}

function scaleOfIntegers(max: number): Fitting | undefined {
  for (const bits of [8, 12]) {
    if (max < 1 << bits) return { scale: 255 / ((1 << bits) - 1), remark: `of 16 bits use ${bits} at the most, and are read as pictures of ${bits} bits` };
  }
  return undefined;
}

function scaleOfOthers(max: number): Fitting | undefined {
  if (max <= 1) return { scale: 255, remark: 'hold numbers from 0 to 1, and 1 is read as white' };
  return max <= 255 ? undefined : { scale: 255 / max, remark: 'hold numbers above 255, and the largest of each is read as white' };
}
