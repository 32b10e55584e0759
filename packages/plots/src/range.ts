import { nice, ticks } from 'd3-array';

/** A lower and a greater upper bound. */
export type Range = readonly [from: number, to: number];

/** Approximate number of steps on an axis. */
const usualSteps = 6;

/** The range of the finite numbers, never empty. */
export function rangeOf(values: Iterable<number>): Range {
  let [from, to] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    from = Math.min(from, value);
    to = Math.max(to, value);
  }
  if (from < to) return [from, to];
  return from === to ? [from - 0.5, from + 0.5] : [0, 1];
}

/** The range extended to round numbers, for an axis of about that many steps. */
export const roundRange = ([from, to]: Range, steps = usualSteps): Range => nice(from, to, steps);

/** The round numbers within a range, for about that many steps. */
export const ticksOf = ([from, to]: Range, steps = usualSteps): readonly number[] => ticks(from, to, steps);

/** A tick label, with a real minus sign. */
export const tickLabel = (tick: number): string => String(tick).replaceAll('-', '−');
