import type { Dataset } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';

const maxSamples = 200;

/** The first sample, the last, and some evenly spread between. */
export function someSamples({ size }: Dataset): readonly number[] {
  const count = Math.min(maxSamples, size);
  return [...new Set([...Array.from({ length: count }, (_, i) => Math.floor((i * size) / count)), size - 1])];
}

export function inputOf(dataset: Dataset, index: number): Float32Array {
  const input = new Float32Array(sizeOf(dataset.inputShape));
  dataset.readInput(index, input, 0);
  return input;
}

export function targetOf(dataset: Dataset, index: number): Float32Array {
  const target = new Float32Array(dataset.targetSize);
  dataset.readTarget(index, target, 0);
  return target;
}
