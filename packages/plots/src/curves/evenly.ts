/** Even, so that the middle of a range, often a kink, is a point. */
const steps = 120;

/** Evenly spaced points, both ends included. */
export function evenly(from: number, to: number): readonly number[] {
  return Array.from({ length: steps + 1 }, (_, index) => (from * (steps - index) + to * index) / steps);
}
