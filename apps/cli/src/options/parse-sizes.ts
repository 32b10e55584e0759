import { VitrumError } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import { numberOrText } from './parse-number.ts';

/**
 * The sizes in `784,32,16,10`.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function parseArchitecture(text: string): readonly number[] {
  return parseSizes(text, {
    flag: '--architecture',
    minCount: 2,
    count: 'at least two whole numbers',
    hint: 'Give the number of inputs, then the units of every layer: 784,32,16,10.',
  });
}

/**
 * The units of the hidden layers in `32,16`.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function parseHidden(text: string): readonly number[] {
  return parseSizes(text, {
    flag: '--hidden',
    minCount: 1,
    count: 'whole numbers',
    hint: 'Give the units of every hidden layer: 32,16; inputs and outputs follow the data.',
  });
}

/**
 * The units of new layers behind those of a base in `64,10`.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function parseHead(text: string): readonly number[] {
  return parseSizes(text, {
    flag: '--head',
    minCount: 1,
    count: 'whole numbers',
    hint: 'Give the units of every new layer, the outputs at the end: 64,10.',
  });
}

/**
 * The shape of a sample in `28,28`.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function parseInput(text: string): readonly number[] {
  return parseSizes(text, {
    flag: '--input',
    minCount: 1,
    count: 'whole numbers',
    hint: 'Give the length of every axis of a sample: 28,28 for gray pictures, 32,32,3 for color ones, 784 for vectors.',
  });
}

interface SizesOption {
  readonly flag: string;
  readonly minCount: number;
  readonly count: string;
  readonly hint: string;
}

function parseSizes(text: string, { flag, minCount, count, hint }: SizesOption): readonly number[] {
  const sizes = text.split(',').map((size) => numberOrText(size.trim()));
  const isValid = sizes.length >= minCount && sizes.every((size) => Number.isSafeInteger(size) && Number(size) >= 1);
  if (isValid) return sizes.map(Number);
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `${flag} must be ${count} of at least 1, joined by commas, got ${describeValue(text)}.`,
    hint,
  });
}
