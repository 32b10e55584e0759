import type { Dataset } from '@vitrum/core';
import { createRandom } from '@vitrum/tensor';
import { randomStreams } from '@vitrum/tensor/internal';
import { checkLimit, firstSamples } from './rows/first-samples.ts';
import { labelsOf } from './split/labels-of.ts';
import { selectSamples } from './rows/select-samples.ts';

/**
 * A representative subset of `limit` samples, in order. If the order is random, as in MNIST, the first ones; otherwise, the
 * samples are sorted by class and divided into `limit` equal ranges, from each of which one is drawn, deterministically.
 *
 * @throws VITRUM_INVALID_OPTION when `limit` is not a whole number from 1 to the dataset's size
 */
export function limitSamples(dataset: Dataset, limit: number): Dataset {
  const { name, size, hasRandomOrder } = dataset;
  checkLimit(limit, dataset);
  if (hasRandomOrder === true || limit === size) return firstSamples(dataset, limit);
  // Reading labels from disk would take as long as an epoch.
  const labels = dataset.readBlock === undefined ? labelsOf(dataset) : undefined;
  return selectSamples(dataset, limitIndices({ name, size, labels }, limit));
}

/** Samples in an order that may be sorted, with their classes if these are in memory. */
export interface SamplesToLimit {
  /** For messages. */
  readonly name: string;
  readonly size: number;
  readonly labels: ArrayLike<number> | undefined;
}

/**
 * The indices of a representative subset of `limit` samples, ascending: see {@link limitSamples}.
 *
 * @throws VITRUM_INVALID_OPTION when `limit` is not a whole number from 1 to the number of samples
 */
export function limitIndices(samples: SamplesToLimit, limit: number): Uint32Array {
  const { size } = samples;
  checkLimit(limit, samples);
  const order = classByClass(samples);
  if (limit === size) return order.sort();
  const random = createRandom(0, randomStreams.limiting);
  const drawn = Uint32Array.from({ length: limit }, (_, stretch) => {
    const start = Math.floor((stretch * size) / limit);
    const end = Math.floor(((stretch + 1) * size) / limit);
    return order[start + random.integer(end - start)] ?? 0;
  });
  return drawn.sort();
}

/** All indices, sorted by class. */
function classByClass({ size, labels }: SamplesToLimit): Uint32Array {
  const indices = new Uint32Array(size);
  for (let index = 0; index < size; index++) indices[index] = index; // Uint32Array.from is slow for tens of millions
  return labels === undefined ? indices : indices.sort((a, b) => (labels[a] ?? 0) - (labels[b] ?? 0) || a - b);
}
