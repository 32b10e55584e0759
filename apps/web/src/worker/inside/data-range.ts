import type { Dataset } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';

/** So many samples tell how far the data reach. */
const maxLooked = 1000;

/** Where data lie: by input, and as a whole. */
export interface DataRange {
  readonly mean: Float64Array;
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  /** Root of the mean squared distance of samples from the mean. */
  readonly spread: number;
}

const known = new WeakMap<Dataset, DataRange>();

/** Of the first samples. */
export function rangeOfData(dataset: Dataset): DataRange {
  const kept = known.get(dataset) ?? measure(dataset);
  known.set(dataset, kept);
  return kept;
}

function measure(dataset: Dataset): DataRange {
  const inputs = sizeOf(dataset.inputShape);
  const count = Math.min(dataset.size, maxLooked);
  const row = new Float64Array(inputs);
  const [mean, squares] = [new Float64Array(inputs), new Float64Array(inputs)];
  const [lowest, highest] = [new Float64Array(inputs).fill(Infinity), new Float64Array(inputs).fill(-Infinity)];
  for (let index = 0; index < count; index++) {
    dataset.readInput(index, row, 0);
    for (const [i, value] of row.entries()) {
      mean[i] = (mean[i] ?? 0) + value / count;
      squares[i] = (squares[i] ?? 0) + (value * value) / count;
      lowest[i] = Math.min(lowest[i] ?? value, value);
      highest[i] = Math.max(highest[i] ?? value, value);
    }
  }
  const variance = squares.reduce((sum, square, i) => sum + Math.max(0, square - (mean[i] ?? 0) ** 2), 0);
  return { mean, lowest, highest, spread: Math.sqrt(variance) };
}
