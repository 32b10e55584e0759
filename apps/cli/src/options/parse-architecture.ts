import { describeValue, VitrumError } from '@vitrum/core';
import { numberOrText } from './parse-number.ts';

/**
 * The sizes in `784,32,16,10`.
 *
 * @throws VITRUM_INVALID_OPTION
 */
export function parseArchitecture(text: string): readonly number[] {
  const sizes = text.split(',').map((size) => numberOrText(size.trim()));
  const isValid = sizes.length >= 2 && sizes.every((size) => Number.isSafeInteger(size) && Number(size) >= 1);
  if (isValid) return sizes.map(Number);
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `--architecture must be at least two whole numbers of at least 1, joined by commas, got ${describeValue(text)}.`,
    hint: 'Give the number of inputs, then the units of every layer: 784,32,16,10.',
  });
}
