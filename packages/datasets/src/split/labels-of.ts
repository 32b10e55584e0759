import type { Dataset } from '@vitrum/core';
import { classOfTarget } from '../rows/targets.ts';

/**
 * The class index of every sample; undefined for regression and multi-label data. If the dataset has no labels, they follow from
 * the targets: the index of the largest number, or for a single output, 1 if it is above ½.
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
