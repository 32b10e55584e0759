import type { Dataset } from '@vitrum/core';
import { createRandom, randomStreams } from '@vitrum/tensor';
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
  checkLimit(limit, dataset);
  if (dataset.hasRandomOrder === true || limit === dataset.size) return firstSamples(dataset, limit);
  const order = classByClass(dataset);
  const random = createRandom(0, randomStreams.limiting);
  const drawn = Uint32Array.from({ length: limit }, (_, stretch) => {
    const start = Math.floor((stretch * dataset.size) / limit);
    const end = Math.floor(((stretch + 1) * dataset.size) / limit);
    return order[start + random.integer(end - start)] ?? 0;
  });
  return selectSamples(dataset, drawn.sort());
}

/** All indices, sorted by class if classes are in memory: reading them from disk would take as long as an epoch. */
function classByClass(dataset: Dataset): Uint32Array {
  const indices = new Uint32Array(dataset.size);
  for (let index = 0; index < indices.length; index++) indices[index] = index; // Uint32Array.from is slow for tens of millions
  const labels = dataset.readBlock === undefined ? labelsOf(dataset) : undefined;
  return labels === undefined ? indices : indices.sort((a, b) => (labels[a] ?? 0) - (labels[b] ?? 0) || a - b);
}
