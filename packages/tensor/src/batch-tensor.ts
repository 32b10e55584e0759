import type { Memory, Precision, Shape, Tensor } from '@vitrum/core';

/** A tensor for each batch size: smaller ones are views of the largest so far. */
export interface BatchTensor {
  /** The tensor for `count` samples; the same object for the same count until a larger one is requested. */
  rows(count: number): Tensor;
  /** Releases the memory; no tensor from `rows` may be used afterwards. */
  release(): void;
}

/**
 * Memory for batches of samples of shape `sampleShape`, allocated when a batch size first occurs.
 */
export function createBatchTensor(
  sampleShape: Shape,
  memory: Pick<Memory, 'allocate' | 'rows' | 'release'>,
  precision: Precision,
): BatchTensor {
  let whole: Tensor | undefined;
  const views = new Map<number, Tensor>();
  // Nearly every step requests the same count.
  let latest: Tensor | undefined;
  let latestCount = 0;
  const forget = (): void => {
    if (whole !== undefined) memory.release(whole);
    whole = undefined;
    latest = undefined;
    views.clear();
  };
  const createView = (count: number): Tensor => {
    if (whole !== undefined && count <= (whole.shape[0] ?? 0)) return memory.rows(whole, count);
    forget();
    return (whole = memory.allocate([count, ...sampleShape], precision));
  };
  return {
    rows: (count) => {
      if (latest !== undefined && count === latestCount) return latest;
      latest = views.get(count) ?? createView(count);
      latestCount = count;
      views.set(count, latest);
      return latest;
    },
    release: forget,
  };
}
