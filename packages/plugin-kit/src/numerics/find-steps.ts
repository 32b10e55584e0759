import type { ScalarFunction } from './numerical-derivative.ts';
import { simplestNumber } from './simplest-number.ts';

/** A place where a function jumps. */
export interface Step {
  readonly x: number;
  readonly before: number;
  readonly after: number;
}

/** The interval to search, and how finely. */
export interface ScanRange {
  readonly from: number;
  readonly to: number;
  readonly spacing: number;
}

/** From −1000 to 1000, more finely around 0. */
export const wholeRange: readonly ScanRange[] = [
  { from: -1000, to: -16, spacing: 1 / 2 ** 4 },
  { from: -16, to: 16, spacing: 1 / 2 ** 7 },
  { from: 16, to: 1000, spacing: 1 / 2 ** 4 },
];

/** Smaller relative changes are lost in 32-bit floats, or may be rounding. */
const relativeChange = 1e-5;
const minChange = 1e-8;
/** The fraction of a change that must remain. A function may have a separate value at the step: sign(0) is 0. */
const shareLeft = 0.4;
/**
 * Finds the steps of a function: a change between two points is bisected, following the half with the larger part, down to adjacent
 * floats. For a continuous function, about half of the change is lost with each bisection.
 *
 * @param width - Maximum width of a step: for a function computed by differences, their step.
 */
export function findSteps(f: ScalarFunction, ranges = wholeRange, width = 0): readonly Step[] {
  const steps: Step[] = [];
  for (const { from, to, spacing } of ranges) {
    let before = f(from);
    for (let x = from; x < to; x += spacing) {
      const after = f(x + spacing);
      const step = isNotable(before, after) ? follow(f, x, x + spacing, width) : undefined;
      if (step !== undefined && !steps.some((each) => isSamePlace(each.x, step.x))) steps.push(step);
      before = after;
    }
  }
  return steps;
}

/** Whether two places are the same up to adjacent floats, rounding included. */
export function isSamePlace(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a));
}

/** The remainder of a change between two points after bisection. */
function follow(f: ScalarFunction, from: number, to: number, width: number): Step | undefined {
  let [low, high, before, after] = [from, to, f(from), f(to)];
  const min = shareLeft * Math.abs(after - before);
  while (high - low > width) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    const value = f(middle);
    if (Math.abs(value - before) > Math.abs(after - value)) [high, after] = [middle, value];
    else [low, before] = [middle, value];
    if (!(Math.abs(after - before) > min)) return undefined;
  }
  if (!isNotable(before, after)) return undefined;
  const x = simplestNumber(low, high);
  const margin = Math.max(width, 1e-8 * Math.max(1, Math.abs(x)));
  return { x, before: f(x - margin), after: f(x + margin) };
}

function isNotable(before: number, after: number): boolean {
  const size = Math.max(Math.abs(before), Math.abs(after));
  return Number.isFinite(size) && Math.abs(after - before) > Math.max(minChange, relativeChange * size);
}
