import { createRandom } from '@vitrum/tensor';
import { randomStreams } from '@vitrum/tensor/internal';
import { checkSplit } from './check-split.ts';
import { classCounts } from './class-counts.ts';
import { foldOfSamples } from './fold-of-samples.ts';
import { heldOutCounts } from './held-out-counts.ts';
import { partition, type SplitIndices } from './partition.ts';
import { completeSplitOptions, type SplitOptions } from './split-options.ts';

/**
 * Splits samples into a training and a test part at random, by the seed. With labels, the split is stratified: every class keeps
 * its share within one sample, and a class of at least two samples is in both parts; the folds' samples of a class differ by at
 * most one.
 *
 * @param labels - The class number of each sample; undefined where there are no classes.
 * @throws VITRUM_INVALID_OPTION when a part would be empty; VITRUM_COUNT_MISMATCH, VITRUM_INVALID_DATASET for wrong labels
 */
export function splitIndices(labels: ArrayLike<number> | undefined, size: number, options: Partial<SplitOptions> = {}): SplitIndices {
  const complete = completeSplitOptions(options);
  checkSplit(complete, size);
  const { testShare, splitSeed, folds, fold } = complete;
  if (folds === 0) {
    const isHeldOut = drawHeldOut(labels, size, testShare, splitSeed);
    return partition(size, (index) => isHeldOut[index] === 1);
  }
  const foldOf = foldOfSamples(labels, size, folds, splitSeed);
  return partition(size, (index) => foldOf[index] === fold - 1);
}

/**
 * Marks held-out samples with 1, others with 0. In a single pass, each sample is drawn with probability (still to be drawn) /
 * (remaining) in its group.
 *
 * Source: Knuth 1997, "The Art of Computer Programming", volume 2, section 3.4.2, algorithm S.
 */
function drawHeldOut(labels: ArrayLike<number> | undefined, size: number, share: number, seed: number): Uint8Array {
  const counts = labels === undefined ? [size] : classCounts(labels, size);
  const groupOf = groupsOfClasses(counts);
  const toCome = groupSizes(counts, groupOf);
  const toDraw = heldOutCounts(toCome, share);
  const random = createRandom(seed, randomStreams.splitting);
  const isHeldOut = new Uint8Array(size);
  for (let index = 0; index < size; index++) {
    const group = groupOf[labels?.[index] ?? 0] ?? 0;
    const [coming = 1, wanted = 0] = [toCome[group], toDraw[group]];
    const drawn = random.integer(coming) < wanted ? 1 : 0;
    isHeldOut[index] = drawn;
    toCome[group] = coming - 1;
    toDraw[group] = wanted - drawn;
  }
  return isHeldOut;
}

/** Each class is a group; classes of a single sample form group 0 together, since each alone cannot be divided. */
function groupsOfClasses(counts: readonly number[]): number[] {
  return counts.map((count, label) => (count === 1 ? 0 : label + 1));
}

function groupSizes(counts: readonly number[], groupOf: readonly number[]): number[] {
  const sizes = new Array<number>(counts.length + 1).fill(0);
  counts.forEach((count, label) => {
    const group = groupOf[label] ?? 0;
    sizes[group] = (sizes[group] ?? 0) + count;
  });
  return sizes;
}
