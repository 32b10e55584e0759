import { summarize, type Summary } from './summary.ts';

/**
 * How many times as long as ours theirs took: the median of the ratios of the rounds. What disturbs the machine for a while
 * hits both sides of a round, and falls out.
 *
 * @returns undefined when there is no round in which both were measured
 */
export function sideBySideRatio(theirs: readonly number[], ours: readonly number[]): Summary | undefined {
  const rounds = Math.min(theirs.length, ours.length);
  if (rounds === 0) return undefined;
  return summarize(Array.from({ length: rounds }, (_, round) => (theirs[round] ?? NaN) / (ours[round] ?? NaN)));
}
