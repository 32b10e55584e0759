import type { Dataset } from '@vitrum/core';
import { contributionFailure } from '@vitrum/core/internal';
import { formatValue } from '@vitrum/runs/internal';
import { sizeOf } from '@vitrum/tensor';
import { labelOf } from '../dataset-picture.ts';

/** The inputs of a sample. */
export function inputOf(dataset: Dataset, index: number): Float32Array {
  const inputs = new Float32Array(sizeOf(dataset.inputShape));
  reading(dataset, () => { dataset.readInput(index, inputs, 0); });
  return inputs;
}

/** The targets of a sample, in their original unit. */
export function targetsOf(dataset: Dataset, index: number): readonly number[] {
  const { targetSize, targetScaling } = dataset;
  const targets = new Float32Array(targetSize);
  reading(dataset, () => { dataset.readTarget(index, targets, 0); });
  return Array.from(targets, (value, i) => (targetScaling?.offsets[i] ?? 0) + (targetScaling?.scales[i] ?? 1) * value);
}

/** The target of a sample in words: its class, its numbers, or the labels that apply. */
export function answerOf(dataset: Dataset, index: number): string | undefined {
  const { task = 'classification', classes = [] } = dataset;
  if (task === 'classification') return labelOf(dataset, index);
  const targets = targetsOf(dataset, index);
  if (task === 'regression') return targets.map(formatValue).join(', ');
  const applying = targets.flatMap((target, i) => (target > 0.5 ? [classes[i] ?? String(i)] : []));
  return applying.length === 0 ? 'none' : applying.join(', ');
}

function reading(dataset: Dataset, read: () => void): void {
  try {
    read();
  } catch (error) {
    throw contributionFailure('datasets', dataset.name, dataset, error);
  }
}
