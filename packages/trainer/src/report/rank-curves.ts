import type { Ranking } from '../metrics/ranking.ts';

/** A point of a curve. */
export type RankPoint = readonly [x: number, y: number];

/** Points of a curve that is drawn; more cannot be told from each other. */
const maxPoints = 400;

/** The ROC curve from (0, 0) to (1, 1): the share of the other samples that are taken for the class, and of its own. Ties are straight lines. */
export function rocCurve({ positives, negatives, truePositives, falsePositives }: Ranking): readonly RankPoint[] {
  const points = truePositives.map((right, step): RankPoint => [(falsePositives[step] ?? 0) / negatives, right / positives]);
  return thinned([[0, 0], ...points]);
}

/** The precision-recall curve by falling threshold: recall, and precision. */
export function precisionRecallCurve({ positives, truePositives, falsePositives }: Ranking): readonly RankPoint[] {
  return thinned(truePositives.map((right, step): RankPoint => [right / positives, right / (right + (falsePositives[step] ?? 0))]));
}

/** At most so many of the points, evenly, with both ends. */
function thinned(points: readonly RankPoint[]): readonly RankPoint[] {
  if (points.length <= maxPoints) return points;
  return Array.from({ length: maxPoints }, (_, i) => points[Math.round((i * (points.length - 1)) / (maxPoints - 1))] ?? [NaN, NaN]);
}
