import { sizeOf } from '@vitrum/tensor';
import type { Dataset } from '@vitrum/core';

/** The inputs of all samples, each as a list. */
export function inputsOf(dataset: Dataset): number[][] {
  return readAll(dataset.size, sizeOf(dataset.inputShape), (index, out) => dataset.readInput(index, out, 0));
}

/** The targets of all samples, each as a list. */
export function targetsOf(dataset: Dataset): number[][] {
  return readAll(dataset.size, dataset.targetSize, (index, out) => dataset.readTarget(index, out, 0));
}

function readAll(size: number, length: number, read: (index: number, out: Float32Array) => void): number[][] {
  return Array.from({ length: size }, (_, index) => {
    const out = new Float32Array(length);
    read(index, out);
    return [...out];
  });
}
