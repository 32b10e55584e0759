import { VitrumError, type Dataset, type InputBytes } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import { sizeOf } from '@vitrum/tensor';
import { formatCount } from '../format-count.ts';
import { datasetOf } from './dataset-of.ts';
import { samplesOf } from './samples.ts';

/**
 * A view of the first `limit` samples of a dataset; closing one closes the other.
 *
 * @throws VITRUM_INVALID_OPTION when `limit` is not a whole number from 1 to the dataset's size
 */
export function firstSamples(dataset: Dataset, limit: number): Dataset {
  checkLimit(limit, dataset);
  const { inputs, targets, ...samples } = samplesOf(dataset);
  const { inputBytes, shape } = inputs;
  return datasetOf({
    ...samples,
    inputs: { ...inputs, count: limit, ...(inputBytes && { inputBytes: firstBytes(inputBytes, limit, sizeOf(shape)) }) },
    targets: { ...targets, count: limit },
  });
}

function firstBytes(all: InputBytes, limit: number, size: number): InputBytes {
  return all.first?.(limit) ?? { bytes: all.bytes.subarray(0, limit * size), divisor: all.divisor };
}

/** @throws VITRUM_INVALID_OPTION when `limit` is not a whole number from 1 to the dataset's size */
export function checkLimit(limit: number, { name, size }: Pick<Dataset, 'name' | 'size'>): void {
  if (Number.isInteger(limit) && limit >= 1 && limit <= size) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The limit must be a whole number from 1 to ${formatCount(size)}, the samples of "${name}", got ${describeValue(limit)}.`,
    hint: 'Leave the limit out to use every sample.',
  });
}
