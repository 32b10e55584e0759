import type { Dataset } from '@vitrum/core';
import { classOfTarget } from '../rows/targets.ts';

/**
 * The class number of every sample, where the dataset has classes; undefined for regression and for several labels. Where
 * the dataset cannot tell a sample's class, its target does: the place of the largest number, or 1 where a single one is
 * above ½.
 */
export function labelsOf(dataset: Dataset): Uint32Array | undefined {
  const { task = 'classification', size, targetSize } = dataset;
  if (task !== 'classification') return undefined;
  const labels = new Uint32Array(size);
  const target = new Float32Array(targetSize);
  const labelOf = dataset.label?.bind(dataset) ?? ((index: number) => {
    dataset.readTarget(index, target, 0);
    return classOfTarget(target);
  });
  for (let index = 0; index < size; index++) labels[index] = labelOf(index);
  return labels;
}
