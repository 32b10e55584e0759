import type { Dataset, DatasetSplits } from '@vitrum/core';
import { checkFolds } from './check-split.ts';
import { foldOfSamples } from './fold-of-samples.ts';
import { labelsOf } from './labels-of.ts';
import { partition } from './partition.ts';
import { completeSplitOptions } from './split-options.ts';
import { splitViewsOfAll } from './split-views.ts';

/**
 * Divides a dataset into folds for cross-validation: split i tests on fold i and trains on the others, so that each sample is
 * tested exactly once. Folds differ by at most one sample, and one of each class; they equal those of {@link splitDataset} with
 * `folds` and `fold`. The dataset closes once all parts of all folds are closed.
 *
 * @throws VITRUM_INVALID_OPTION when there are fewer than 2 folds, or more than samples
 */
export function kFold(dataset: Dataset, folds: number, seed = 0): DatasetSplits[] {
  completeSplitOptions({ folds, splitSeed: seed });
  checkFolds(folds, 1, dataset.size);
  const foldOf = foldOfSamples(labelsOf(dataset), dataset.size, folds, seed);
  const divisions = Array.from({ length: folds }, (_, fold) => partition(dataset.size, (index) => foldOf[index] === fold));
  return splitViewsOfAll(dataset, divisions);
}
