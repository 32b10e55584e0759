import { classCounts } from './class-counts.ts';
import type { SplitIndices } from './partition.ts';

/**
 * Moves samples of classes absent from the training part from the test part to it: a class whose only sample was held out could
 * not be learned. A test part that would become empty is unchanged.
 */
export function learnEveryClass(split: SplitIndices, labels: ArrayLike<number>): SplitIndices {
  const learned = classCounts(Uint32Array.from(split.train, (index) => labels[index] ?? 0), split.train.length);
  const isUnknown = (index: number): boolean => (learned[labels[index] ?? 0] ?? 0) === 0;
  const moved = split.test.filter(isUnknown);
  if (moved.length === 0 || moved.length === split.test.length) return split;
  return { train: Uint32Array.from([...split.train, ...moved]).sort(), test: split.test.filter((index) => !isUnknown(index)) };
}
