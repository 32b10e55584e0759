import type { Dataset } from '@vitrum/core';
import { checkIndex } from '@vitrum/datasets/internal';
import type { Network } from '@vitrum/network';
import { BatchReader } from '@vitrum/trainer/internal';
import { pictureOf } from '../dataset-picture.ts';
import type { Sample } from './sample.ts';

/**
 * Samples of a dataset by index, with their targets.
 *
 * @param where - The dataset and part, for people: `mnist test`.
 * @throws VITRUM_SHAPE_MISMATCH, VITRUM_INDEX_OUT_OF_RANGE
 */
export function datasetSamples(dataset: Dataset, indices: readonly number[], where: string, network: Network): readonly Sample[] {
  const reader = new BatchReader(dataset, network);
  return indices.map((index) => {
    checkIndex(index, dataset.size, dataset.name); // a plugin's dataset may not check this itself
    const { inputs, targets } = reader.read(index, 1);
    const [text, picture, label] = [dataset.describe?.(index), pictureOf(dataset, index), dataset.label?.(index)];
    return {
      source: `${where} ${index}`,
      input: inputs.data.slice(),
      target: targets.data.slice(),
      ...(text !== undefined && { text }),
      ...(picture && { picture }),
      ...(label !== undefined && { label }),
    };
  });
}
