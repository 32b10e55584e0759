import type { Dataset, DatasetSplits } from '@vitrum/core';
import type { SplitIndices } from './partition.ts';
import { selectSamples } from '../rows/select-samples.ts';

/** Creates views for a known number of divisions of a dataset, which closes once all parts of all divisions are closed. */
export function splitViews(dataset: Dataset, divisions: number): (indices: SplitIndices) => DatasetSplits {
  let openViews = 2 * divisions;
  const view = (indices: Uint32Array): Dataset => {
    const selected = selectSamples(dataset, indices);
    if (dataset.close === undefined) return selected;
    let isOpen = true;
    const close = (): void => {
      if (!isOpen) return;
      isOpen = false;
      if (--openViews === 0) dataset.close?.();
    };
    return { ...selected, close };
  };
  return ({ train, test }) => ({ train: view(train), test: view(test) });
}
