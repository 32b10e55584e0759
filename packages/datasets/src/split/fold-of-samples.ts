import { createRandom, shuffle } from '@vitrum/tensor';
import { randomStreams } from '@vitrum/tensor/internal';
import { classCounts } from './class-counts.ts';

/**
 * The test fold of each sample, from 0: as if the shuffled samples were sorted by class and dealt out like cards. Thus folds
 * differ by at most one sample, and by at most one sample of each class.
 *
 * Source: Kohavi 1995, "A study of cross-validation and bootstrap for accuracy estimation and model selection", IJCAI,
 * for stratified folds.
 */
export function foldOfSamples(labels: ArrayLike<number> | undefined, size: number, folds: number, seed: number): Uint32Array {
  const counts = labels === undefined ? [size] : classCounts(labels, size);
  const nextFold = firstFolds(counts, folds);
  const order = new Uint32Array(size);
  for (let index = 0; index < size; index++) order[index] = index; // Uint32Array.from is slow for tens of millions
  shuffle(order, createRandom(seed, randomStreams.splitting));
  const foldOf = new Uint32Array(size);
  for (const index of order) {
    const label = labels?.[index] ?? 0;
    const fold = nextFold[label] ?? 0;
    foldOf[index] = fold;
    nextFold[label] = (fold + 1) % folds;
  }
  return foldOf;
}

/** Each class continues with the fold after the last one of the previous class. */
function firstFolds(counts: readonly number[], folds: number): Float64Array {
  const first = new Float64Array(counts.length);
  let dealt = 0;
  counts.forEach((count, label) => {
    first[label] = dealt % folds;
    dealt += count;
  });
  return first;
}
