import type { Shape } from '@vitrum/core';
import type { Numbers, ArrayContent } from '@vitrum/datasets';
import { maxByte } from '@vitrum/datasets/internal';
import { sizeOf } from '@vitrum/tensor';

/** Pictures converted to bytes in row-major order with channels last, and a description of how they were stored. */
export interface StoredPictures {
  readonly content: ArrayContent;
  readonly reason: string;
}

interface Levels {
  /** A stored number is byte / 255 times this. */
  readonly factor: number;
  readonly reason: string;
}

/** Rows of fewer integers up to 255 are taken for measurements. */
const minColumns = 64;

/** Tolerance for fractions in 32-bit floats, with the rounding errors of earlier computations. */
const tolerance = 1e-3;

/**
 * Converts pictures to bytes if that is lossless: 0 to 255 stored as floats or wider integers, multiples of 1/255, booleans,
 * sixteen gray levels; channels first, or gray in three channels. Long rows of integers up to 255 become bytes too, although the
 * width of a picture is unknown. Undefined for everything else, including bytes.
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

/** The layout of a picture's pixels; undefined if the shape is not that of a picture. */
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

/** Gray pictures stored as RGB, reduced to one channel. */
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
