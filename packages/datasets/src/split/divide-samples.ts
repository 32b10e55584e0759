import type { HeldOut, PartsPlan } from '@vitrum/core';
import { limitIndices } from '../limit-samples.ts';
import { learnEveryClass } from './learn-every-class.ts';
import type { SplitIndices } from './partition.ts';
import { splitIndices } from './split-indices.ts';
import type { SplitOptions } from './split-options.ts';
import { validationIndices } from './validation-indices.ts';

/** Samples that are to be divided into parts. */
export interface SamplesToDivide {
  /** For messages. */
  readonly name: string;
  /** Number of samples, without those of a test part that the data come with. */
  readonly size: number;
  /** The class number of each sample; undefined where there are no classes. */
  readonly labels: ArrayLike<number> | undefined;
  /** Number of samples of the test part that the data come with, which are numbered after the others; undefined: it is held out. */
  readonly testSize?: number | undefined;
}

/** How samples are divided: what the options of their dataset say of the test part, and what the run wants. */
export interface DivisionOptions extends Partial<SplitOptions> {
  /** What the run wants to be held out, which comes before the options of the dataset. */
  readonly parts?: PartsPlan | undefined;
}

/** The indices of the samples of each part, ascending. */
export interface DividedSamples extends SplitIndices {
  /** Absent where nothing is held out for validation. */
  readonly validation?: Uint32Array;
  /** What statistics, words and categories are learned from: all samples that are not held out, also those that a limit leaves out. */
  readonly learned: Uint32Array;
}

/**
 * Divides samples into training, validation and test parts, stratified and at random by their seeds: first the test part is held
 * out, then the limit chooses among the others, then the validation part is held out of those. Each class with samples is learned.
 *
 * @throws VITRUM_INVALID_OPTION when a part would be empty, or for a limit beyond the samples; VITRUM_COUNT_MISMATCH,
 * VITRUM_INVALID_DATASET for wrong labels
 */
export function divideSamples({ name, size, labels, testSize }: SamplesToDivide, { parts = {}, ...options }: DivisionOptions): DividedSamples {
  const { limit, validation } = parts;
  const { train: available, test } = testSize === undefined ? holdOutTest(labels, size, options, parts.test) : inOrder(size, testSize);
  const limited = limit === undefined ? available : pick(available, limitIndices({ name, size: available.length, labels: labels && labelsOf(available, labels) }, limit));
  if (validation === undefined || validation.by === 'file') return { train: limited, test, learned: available };
  const held = validationIndices(labels && labelsOf(limited, labels), limited.length, validation);
  const [train, chosen] = [pick(limited, held.train), pick(limited, held.test)];
  const isHeldOut = new Set(chosen);
  const learned = limited === available ? train : available.filter((index) => !isHeldOut.has(index));
  return { train, validation: chosen, test, learned };
}

function holdOutTest(labels: ArrayLike<number> | undefined, size: number, options: Partial<SplitOptions>, wanted: HeldOut | undefined): SplitIndices {
  const indices = splitIndices(labels, size, { ...options, ...(wanted && splitOptionsOf(wanted)) });
  return labels === undefined ? indices : learnEveryClass(indices, labels);
}

/** What is held out as options of a split; those of a file say nothing of it. */
function splitOptionsOf(held: HeldOut): Partial<SplitOptions> {
  switch (held.by) {
    case 'share':
      return { testShare: held.share, splitSeed: held.seed, folds: 0, fold: 1 };
    case 'fold':
      return { folds: held.folds, fold: held.fold, splitSeed: held.seed };
    case 'file':
      return {};
  }
}

function inOrder(size: number, testSize: number): SplitIndices {
  return { train: Uint32Array.from({ length: size }, (_, index) => index), test: Uint32Array.from({ length: testSize }, (_, index) => size + index) };
}

const pick = (from: Uint32Array, places: Uint32Array): Uint32Array => places.map((place) => from[place] ?? 0);

const labelsOf = (indices: Uint32Array, labels: ArrayLike<number>): Uint32Array => indices.map((index) => labels[index] ?? 0);
