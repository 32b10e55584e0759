import type { Dataset, DatasetSplits } from '@vitrum/core';
import { selectSamples } from '../rows/select-samples.ts';
import type { SplitIndices } from './partition.ts';

/** The parts of a dataset as views; it closes once all of them are closed. */
export function splitViews(dataset: Dataset, indices: SplitIndices): DatasetSplits {
  return partViews(viewsOf(dataset, partCount(indices)), indices);
}

/** The parts of several divisions of a dataset as views; it closes once all parts of all divisions are closed. */
export function splitViewsOfAll(dataset: Dataset, divisions: readonly SplitIndices[]): DatasetSplits[] {
  const view = viewsOf(dataset, divisions.reduce((sum, indices) => sum + partCount(indices), 0));
  return divisions.map((indices) => partViews(view, indices));
}

type View = (indices: Uint32Array) => Dataset;

const partCount = ({ validation }: SplitIndices): number => (validation === undefined ? 2 : 3);

function partViews(view: View, { train, validation, test }: SplitIndices): DatasetSplits {
  return { train: view(train), ...(validation && { validation: view(validation) }), test: view(test) };
}

/** Creates a known number of views. */
function viewsOf(dataset: Dataset, count: number): View {
  let openViews = count;
  return (indices) => {
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
}
