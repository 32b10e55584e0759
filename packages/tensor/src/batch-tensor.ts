import type { Shape, Tensor } from '@vitrum/core';
import { firstRows } from './tensor.ts';

/** One tensor for every batch size: the smaller ones are views on the memory of the largest so far. */
export interface BatchTensor {
  /** The tensor for `count` samples; the same object for the same count until a larger count is asked for. */
  rows(count: number): Tensor;
}

/**
 * Memory for batches of samples of shape `sampleShape`, allocated when a batch size is first seen, never in later steps.
 */
export function createBatchTensor(sampleShape: Shape, allocate: (shape: Shape) => Tensor): BatchTensor {
  let whole: Tensor | undefined;
  const views = new Map<number, Tensor>();
  return {
    rows: (count) => {
      const view = views.get(count);
      if (view !== undefined) return view;
      if (whole === undefined || count > (whole.shape[0] ?? 0)) {
        whole = allocate([count, ...sampleShape]);
        views.clear();
        views.set(count, whole);
        return whole;
      }
      const fresh = firstRows(whole, count);
      views.set(count, fresh);
      return fresh;
    },
  };
}
