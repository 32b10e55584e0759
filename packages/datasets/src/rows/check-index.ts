import { VitrumError } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import { formatCount } from '../format-count.ts';

/**
 * Checks that a sample index is within bounds.
 *
 * @throws VITRUM_INDEX_OUT_OF_RANGE
 */
export function checkIndex(index: number, size: number, datasetName: string): void {
  if (Number.isInteger(index) && index >= 0 && index < size) return;
  throw new VitrumError({
    code: 'VITRUM_INDEX_OUT_OF_RANGE',
    message: `The dataset "${datasetName}" has no sample ${describeValue(index)}: it has ${formatCount(size)}.`,
    hint: `Give a whole number from 0 to ${size - 1}.`,
  });
}
