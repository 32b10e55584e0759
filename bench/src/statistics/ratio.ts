import { summarize, type Summary } from './summary.ts';

/**
 * Their time divided by ours: the median of the ratios of the rounds. Temporary load on the machine affects both sides of a round
 * and cancels out.
 *
 * @returns undefined if no round measured both
 */
export function sideBySideRatio(theirs: readonly number[], ours: readonly number[]): Summary | undefined {
  const rounds = Math.min(theirs.length, ours.length);
  if (rounds === 0) return undefined;
  return summarize(Array.from({ length: rounds }, (_, round) => (theirs[round] ?? NaN) / (ours[round] ?? NaN)));
}
