import { checkOption, VitrumError, type Dataset, type DatasetSplits } from '@vitrum/core';
import { formatCount } from '../format-count.ts';
import { listSome } from '../list-some.ts';
import { samplesOf } from '../rows/samples.ts';
import { classCounts } from './class-counts.ts';
import { labelsOf } from './labels-of.ts';
import { learnEveryClass } from './learn-every-class.ts';
import type { SplitIndices } from './partition.ts';
import { splitIndices } from './split-indices.ts';
import { splitSamples } from './split-samples.ts';
import { splitViews } from './split-views.ts';

/** Which of the training samples are held out for validation. */
export interface ValidationShare {
  /** Their share, between 0 and 1. */
  readonly share: number;
  /** Decides which ones; 0 by default. */
  readonly seed?: number;
}

/**
 * Holds a share of the training samples out for validation, stratified and at random by the seed: see {@link splitIndices}. Data
 * that have a validation part already keep it.
 *
 * @throws VITRUM_INVALID_OPTION when a part would be empty
 * @example
 * const { train, validation, test } = splitValidation(data, { share: 0.1, seed: 7 });
 */
export function splitValidation(data: DatasetSplits, wanted: ValidationShare): DatasetSplits {
  const { train: all, validation: given } = data;
  if (given !== undefined) return data;
  const labels = all.label !== undefined || all.readBlock === undefined ? labelsOf(all) : undefined;
  const indices = validationIndices(labels, all.size, wanted);
  const parts = divide(all, indices);
  const [train, validation] = [parts.train, parts.test].map((part) => withOrder(part, all));
  if (train === undefined || validation === undefined) return data; // never: two parts were made
  const note = labels && noteOnClasses(Uint32Array.from(indices.test, (index) => labels[index] ?? 0), all.classes);
  return { ...data, train, validation, ...(note !== undefined && { notes: [...(data.notes ?? []), note] }) };
}

/**
 * The indices of the remaining training samples, and of those held out for validation, as `test`.
 *
 * @throws VITRUM_INVALID_OPTION when a part would be empty
 */
export function validationIndices(labels: ArrayLike<number> | undefined, size: number, { share, seed = 0 }: ValidationShare): SplitIndices {
  checkShare(share, size);
  const indices = splitIndices(labels, size, { testShare: share, splitSeed: seed });
  if (indices.test.length === 0) throw invalid(`A share of ${share} of ${formatCount(size)} training samples is less than one sample to validate with.`, 'Give a larger share, or more samples.');
  return labels === undefined ? indices : learnEveryClass(indices, labels);
}

function checkShare(share: number, size: number): void {
  checkOption({ type: 'number' }, share, 'The validation share');
  if (share <= 0) throw invalid(`With a validation share of ${share} there are no samples to validate with.`, shareHint);
  if (share >= 1) throw invalid(`With a validation share of ${share} there are no samples to learn from.`, shareHint);
  if (size < 2) throw invalid('One training sample cannot be divided: there would be none to validate with.', 'Give at least two training samples.');
}

const shareHint = 'Give a share between 0 and 1, such as 0.1.';

/** Bytes in memory are copied, so that both parts keep the fast path for bytes. */
function divide(dataset: Dataset, indices: SplitIndices): DatasetSplits {
  return dataset.inputBytes === undefined ? splitViews(dataset, 1)(indices) : splitSamples(samplesOf(dataset), indices);
}

/** Samples chosen at random, in their order. */
const withOrder = (part: Dataset, { hasRandomOrder }: Dataset): Dataset => (hasRandomOrder === undefined ? part : { ...part, hasRandomOrder });

/** A class of one sample is learned, and not validated. */
function noteOnClasses(held: Uint32Array, classes: readonly string[] | undefined): string | undefined {
  if (classes === undefined) return undefined;
  const counts = classCounts(held, held.length);
  const absent = classes.filter((_, label) => (counts[label] ?? 0) === 0);
  if (absent.length === 0 || classes.length < 2) return undefined;
  const [what, has] = absent.length === 1 ? ['The class', 'has'] : ['The classes', 'have'];
  return `${what} ${listSome(absent)} ${has} no samples to validate with: a class needs at least two training samples for that`;
}

function invalid(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_OPTION', message, hint });
}
