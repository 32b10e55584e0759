import { classCounts } from './class-counts.ts';
import type { SplitIndices } from './partition.ts';

/**
 * Takes samples whose class the training part lacks out of the test part into the training part: a class of one sample that
 * was drawn for testing could not be learned. A test part of nothing else stays as it is.
 */
export function learnEveryClass(split: SplitIndices, labels: ArrayLike<number>): SplitIndices {
  const learned = classCounts(Uint32Array.from(split.train, (index) => labels[index] ?? 0), split.train.length);
  const isUnknown = (index: number): boolean => (learned[labels[index] ?? 0] ?? 0) === 0;
  const moved = split.test.filter(isUnknown);
  if (moved.length === 0 || moved.length === split.test.length) return split;
  return { train: Uint32Array.from([...split.train, ...moved]).sort(), test: split.test.filter((index) => !isUnknown(index)) };
}
