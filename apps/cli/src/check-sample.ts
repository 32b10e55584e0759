import { VitrumError, type Dataset } from '@vitrum/core';
import { formatCount } from './format-number.ts';

/**
 * Checks that a dataset has a sample `index`; a plugin's dataset may not do so itself.
 *
 * @throws VITRUM_INDEX_OUT_OF_RANGE
 */
export function checkSample({ name, size }: Dataset, index: number): void {
  if (index < size) return;
  throw new VitrumError({
    code: 'VITRUM_INDEX_OUT_OF_RANGE',
    message: `The dataset "${name}" has no sample ${index}: it has ${formatCount(size)}.`,
    hint: `Give a whole number from 0 to ${size - 1}.`,
  });
}
