import { describeValue, VitrumError, type Dataset } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import { checkIndex } from './check-index.ts';
import { formatCount } from './format-count.ts';

/**
 * The first `limit` samples of a dataset, as a dataset: nothing is copied, and closing one closes the other.
 *
 * @throws VITRUM_INVALID_OPTION when `limit` is not a whole number from 1 to the dataset's size
 */
export function firstSamples(dataset: Dataset, limit: number): Dataset {
  checkLimit(limit, dataset);
  const { name, inputShape, targetSize, task, classes, targetScaling, hasRandomOrder, inputBytes } = dataset;
  const label = dataset.label?.bind(dataset);
  const pixels = dataset.pixels?.bind(dataset);
  const describe = dataset.describe?.bind(dataset);
  const readBlock = dataset.readBlock?.bind(dataset);
  const close = dataset.close?.bind(dataset);
  const checked = (index: number): number => {
    checkIndex(index, limit, name);
    return index;
  };
  return {
    name,
    size: limit,
    inputShape,
    targetSize,
    ...(task && { task }),
    ...(classes && { classes }),
    ...(targetScaling && { targetScaling }),
    ...(hasRandomOrder !== undefined && { hasRandomOrder }),
    ...(inputBytes && { inputBytes: { ...inputBytes, bytes: inputBytes.bytes.subarray(0, limit * sizeOf(inputShape)) } }),
    readInput: (index, out, offset) => dataset.readInput(checked(index), out, offset),
    readTarget: (index, out, offset) => dataset.readTarget(checked(index), out, offset),
    ...(label && { label: (index: number) => label(checked(index)) }),
    ...(pixels && { pixels: (index: number) => pixels(checked(index)) }),
    ...(describe && { describe: (index: number) => describe(checked(index)) }),
    ...(readBlock && { readBlock: async (indices: Uint32Array) => readBlock(indices.map(checked)) }),
    ...(close && { close }),
  };
}

/** @throws VITRUM_INVALID_OPTION when `limit` is not a whole number from 1 to the dataset's size */
export function checkLimit(limit: number, { name, size }: Dataset): void {
  if (Number.isInteger(limit) && limit >= 1 && limit <= size) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The limit must be a whole number from 1 to ${formatCount(size)}, the samples of "${name}", got ${describeValue(limit)}.`,
    hint: 'Leave the limit out to use every sample.',
  });
}
