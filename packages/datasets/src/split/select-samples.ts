import { VitrumError, type Dataset } from '@vitrum/core';
import { checkIndex } from '../check-index.ts';
import { formatCount } from '../format-count.ts';

/**
 * Some samples of a dataset, in the given order, as a dataset: sample i is sample `indices[i]` of the other. Nothing is
 * copied, so `indices` is not to be written to afterwards, and closing one closes the other.
 *
 * @throws VITRUM_INVALID_DATASET when there are no indices; VITRUM_INDEX_OUT_OF_RANGE
 */
export function selectSamples(dataset: Dataset, indices: Uint32Array): Dataset {
  checkIndices(dataset, indices);
  const { name, inputShape, targetSize, task, classes, targetScaling } = dataset;
  const size = indices.length;
  const label = dataset.label?.bind(dataset);
  const pixels = dataset.pixels?.bind(dataset);
  const describe = dataset.describe?.bind(dataset);
  const readBlock = dataset.readBlock?.bind(dataset);
  const close = dataset.close?.bind(dataset);
  const original = (index: number): number => {
    checkIndex(index, size, name);
    return indices[index] ?? 0;
  };
  return {
    name,
    size,
    inputShape,
    targetSize,
    ...(task && { task }),
    ...(classes && { classes }),
    ...(targetScaling && { targetScaling }),
    readInput: (index, out, offset) => dataset.readInput(original(index), out, offset),
    readTarget: (index, out, offset) => dataset.readTarget(original(index), out, offset),
    ...(label && { label: (index: number) => label(original(index)) }),
    ...(pixels && { pixels: (index: number) => pixels(original(index)) }),
    ...(describe && { describe: (index: number) => describe(original(index)) }),
    ...(readBlock && { readBlock: async (block: Uint32Array) => readBlock(block.map(original)) }),
    ...(close && { close }),
  };
}

function checkIndices({ name, size }: Dataset, indices: Uint32Array): void {
  if (indices.length === 0) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_DATASET',
      message: `No samples of "${name}" were chosen.`,
      hint: `Give at least one index, from 0 to ${formatCount(size - 1)}.`,
    });
  }
  for (const index of indices) checkIndex(index, size, name);
}
