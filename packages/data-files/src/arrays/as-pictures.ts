import type { Shape } from '@vitrum/core';
import { maxByte, type Numbers, type ArrayContent } from '@vitrum/datasets';
import { sizeOf } from '@vitrum/tensor';

/** Pictures that were stored otherwise than as bytes of rows of pixels, as those, and how they were stored. */
export interface StoredPictures {
  readonly content: ArrayContent;
  readonly reason: string;
}

interface Levels {
  /** Which number is the byte 0 divided by this, 255 divided by this. */
  readonly factor: number;
  readonly reason: string;
}

/** Whole numbers up to 255 of fewer columns are taken for measurements. */
const minColumns = 64;

/** The nearest 32-bit float of a fraction, and what was computed with it, is no further from it. */
const tolerance = 1e-3;

/**
 * Pictures as bytes, where an array stores them in another way that loses nothing: 0 to 255 as floats or other whole numbers,
 * fractions of 255, ink as true or 1, sixteen levels of gray; the channels first, or gray in three of them. Long rows of whole
 * numbers up to 255 are bytes too, though nobody knows how wide their picture is. Undefined for everything else, and for what
 * is stored as bytes.
 *
 * @param channels - So many are wanted: three of them stay three though all are gray.
 */
export function asPictures(content: ArrayContent, channels?: number): StoredPictures | undefined {
  const asBytes = bytesOfPixels(content);
  if (channels === 3) return asBytes;
  const gray = asOneChannel(asBytes?.content ?? content);
  if (gray === undefined) return asBytes;
  return { content: gray, reason: `${asBytes?.reason ?? 'inputs are bytes'}, and their three channels are the same` };
}

function bytesOfPixels({ name, shape, numbers, kind }: ArrayContent): StoredPictures | undefined {
  const [count = 0, ...row] = shape;
  const layout = layoutOf(row);
  if (count === 0 || (layout === undefined && sizeOf(row) < minColumns)) return undefined;
  const levels = levelsOf(numbers, layout !== undefined);
  if (levels === undefined || (kind === 'byte' && levels.factor === 1 && layout?.isChannelsFirst !== true)) return undefined;
  const bytes = numbers instanceof Uint8Array && levels.factor === 1 ? numbers : Uint8Array.from(numbers, (value) => Math.round(value * levels.factor));
  if (layout?.isChannelsFirst !== true) return { content: { name, shape, numbers: bytes, kind: 'byte' }, reason: levels.reason };
  return {
    content: { name, shape: [count, ...layout.shape], numbers: channelsLast(bytes, row), kind: 'byte' },
    reason: `${levels.reason}, with the channels first`,
  };
}

/** How the pixels of a picture lie in a row; undefined where this is no shape of a picture. */
function layoutOf(row: Shape): { shape: Shape; isChannelsFirst: boolean } | undefined {
  const [first = 0, second = 0, third] = row;
  if (row.length === 2) return isExtended(first, second) ? { shape: row, isChannelsFirst: false } : undefined;
  if (row.length !== 3 || third === undefined) return undefined;
  if ((third === 1 || third === 3) && isExtended(first, second)) return { shape: row, isChannelsFirst: false };
  const isFirst = (first === 1 || first === 3) && isExtended(second, third);
  return isFirst ? { shape: first === 1 ? [second, third] : [second, third, first], isChannelsFirst: true } : undefined;
}

function isExtended(height: number, width: number): boolean {
  return height > 3 && width > 3;
}

function levelsOf(numbers: Numbers, isPicture: boolean): Levels | undefined {
  let [max, areWhole] = [0, true];
  for (const value of numbers) {
    if (!(value >= 0 && value <= maxByte)) return undefined;
    if (value > max) max = value;
    areWhole &&= Number.isInteger(value);
  }
  if (areWhole && max > maxByte / 2) return { factor: 1, reason: 'they are whole numbers from 0 to 255' };
  if (!isPicture || max === 0) return undefined;
  if (areWhole && max === 1) return { factor: maxByte, reason: 'they are 0 and 1 alone' };
  if (areWhole && (max === 15 || max === 16)) return { factor: maxByte / max, reason: `they are levels of gray from 0 to ${max}` };
  if (max > 1 || !areFractions(numbers)) return undefined;
  return { factor: maxByte, reason: 'they are bytes divided by 255' };
}

function areFractions(numbers: Numbers): boolean {
  return numbers.every((value) => Math.abs(value * maxByte - Math.round(value * maxByte)) < tolerance);
}

/** Gray pictures that were stored in color, as gray ones. */
function asOneChannel({ name, shape, numbers, kind }: ArrayContent): ArrayContent | undefined {
  const [count = 0, height = 0, width = 0, channels] = shape;
  if (kind !== 'byte' || shape.length !== 4 || channels !== 3 || !isExtended(height, width)) return undefined;
  for (let i = 0; i < numbers.length; i += channels) if (numbers[i] !== numbers[i + 1] || numbers[i] !== numbers[i + 2]) return undefined;
  const gray = Uint8Array.from({ length: numbers.length / channels }, (_, pixel) => numbers[pixel * channels] ?? 0);
  return { name, shape: [count, height, width], numbers: gray, kind };
}

function channelsLast(bytes: Uint8Array, [channels = 1, height = 1, width = 1]: Shape): Uint8Array {
  if (channels === 1) return bytes;
  const area = height * width;
  return bytes.map((_, place) => {
    const [pixel, channel] = [Math.floor(place / channels), place % channels];
    return bytes[(Math.floor(pixel / area) * channels + channel) * area + (pixel % area)] ?? 0;
  });
}
