/** One step of a range test. */
export interface RangeTestPoint {
  /** From 1. */
  readonly step: number;
  /** η of the step, a constant factor above that of the step before. */
  readonly learningRate: number;
  /** Mean loss of the step's batch, before the step. */
  readonly loss: number;
  /** A running mean of the losses so far, corrected for having begun at zero. */
  readonly smoothedLoss: number;
}

/** What a range test suggests. */
export interface LearningRateSuggestion {
  /** Where the smoothed loss falls most steeply over the logarithm of η; undefined where it never falls. */
  readonly steepest?: number;
  /** Where the smoothed loss is least. */
  readonly least: number;
  /** A tenth of that: undefined where the loss has not fallen before. */
  readonly tenthOfLeast?: number;
  /** The one to take: the steepest descent, where there is one. */
  readonly suggested?: number;
}

/** The first steps of a test, whose running means are of too few losses to judge. */
export const unsettledSteps = (steps: number): number => Math.ceil(steps / 30);

/** A smaller fall than to this share of the first losses is noise. */
const minFall = 0.95;
/** The slope at a step is that over this share of the test to either side. */
const slopeShare = 0.02;

/** Judges the points of a range test, at least one. */
export function suggestLearningRate(points: readonly RangeTestPoint[]): LearningRateSuggestion {
  const settled = points.slice(unsettledSteps(points.length));
  const bottom = settled.reduce((best, { smoothedLoss }, i) => (smoothedLoss < (settled[best]?.smoothedLoss ?? Infinity) ? i : best), 0);
  const [first, lowest] = [settled[0], settled[bottom]];
  const least = lowest?.learningRate ?? NaN;
  const hasFallen = first !== undefined && lowest !== undefined && lowest.smoothedLoss < minFall * first.smoothedLoss;
  const steepest = hasFallen ? steepestOf(settled.slice(0, bottom + 1)) : undefined;
  if (steepest === undefined) return { least };
  return { least, steepest, tenthOfLeast: least / 10, suggested: steepest };
}

/** The rate of the steepest descent of a falling curve: η grows by the same factor with each step, so that a step is a step of log η. */
function steepestOf(points: readonly RangeTestPoint[]): number | undefined {
  const reach = Math.max(1, Math.round(slopeShare * points.length));
  let [steepest, found]: [number, number | undefined] = [0, undefined];
  for (const [i, { learningRate }] of points.entries()) {
    const [before, after] = [points[i - reach], points[i + reach]];
    if (before === undefined || after === undefined) continue;
    const slope = after.smoothedLoss - before.smoothedLoss;
    if (slope < steepest) [steepest, found] = [slope, learningRate];
  }
  return found;
}
