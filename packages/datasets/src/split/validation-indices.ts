import { VitrumError, type HeldOutFold, type HeldOutShare } from '@vitrum/core';
import { checkOption } from '@vitrum/core/internal';
import { formatCount } from '../format-count.ts';
import { listSome } from '../list-some.ts';
import { classCounts } from './class-counts.ts';
import { learnEveryClass } from './learn-every-class.ts';
import type { SplitIndices } from './partition.ts';
import { splitIndices } from './split-indices.ts';

/**
 * The indices of the remaining training samples, and of those held out for validation, as `test`.
 *
 * @throws VITRUM_INVALID_OPTION when a part would be empty
 */
export function validationIndices(labels: ArrayLike<number> | undefined, size: number, held: HeldOutShare | HeldOutFold): SplitIndices {
  const indices = held.by === 'share' ? drawShare(labels, size, held) : splitIndices(labels, size, { folds: held.folds, fold: held.fold, splitSeed: held.seed });
  return labels === undefined ? indices : learnEveryClass(indices, labels);
}

function drawShare(labels: ArrayLike<number> | undefined, size: number, { share, seed }: HeldOutShare): SplitIndices {
  checkShare(share, size);
  const indices = splitIndices(labels, size, { testShare: share, splitSeed: seed });
  if (indices.test.length > 0) return indices;
  throw invalid(`A share of ${share} of ${formatCount(size)} training samples is less than one sample to validate with.`, 'Give a larger share, or more samples.');
}

function checkShare(share: number, size: number): void {
  checkOption({ type: 'number' }, share, 'The validation share');
  if (share <= 0) throw invalid(`With a validation share of ${share} there are no samples to validate with.`, shareHint);
  if (share >= 1) throw invalid(`With a validation share of ${share} there are no samples to learn from.`, shareHint);
  if (size < 2) throw invalid('One training sample cannot be divided: there would be none to validate with.', 'Give at least two training samples.');
}

const shareHint = 'Give a share between 0 and 1, such as 0.1.';

/** A note on classes without samples in the validation part: a class of one sample is learned, and not validated. */
export function unvalidatedNote(held: Uint32Array, labels: ArrayLike<number>, classes: readonly string[] | undefined): string | undefined {
  if (classes === undefined) return undefined;
  const counts = classCounts(held.map((index) => labels[index] ?? 0), held.length);
  const absent = classes.filter((_, label) => (counts[label] ?? 0) === 0);
  if (absent.length === 0 || classes.length < 2) return undefined;
  const [what, has] = absent.length === 1 ? ['The class', 'has'] : ['The classes', 'have'];
  return `${what} ${listSome(absent)} ${has} no samples to validate with: a class needs at least two training samples for that`;
}

function invalid(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_OPTION', message, hint });
}
