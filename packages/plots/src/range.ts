import { nice, ticks } from 'd3-array';

/** From a number to a greater one. */
export type Range = readonly [from: number, to: number];

/** About how many steps an axis has. */
const usualSteps = 6;

/** From the smallest to the largest of the finite numbers, apart from each other. */
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

/** The range widened to round numbers, for an axis of about so many steps. */
export const roundRange = ([from, to]: Range, steps = usualSteps): Range => nice(from, to, steps);

/** The round numbers within a range, about so many steps apart. */
export const ticksOf = ([from, to]: Range, steps = usualSteps): readonly number[] => ticks(from, to, steps);

/** A number beside an axis, with a real minus sign. */
export const tickLabel = (tick: number): string => String(tick).replaceAll('-', '−');
