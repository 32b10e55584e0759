import type { FloatArray, SampleRows } from '@vitrum/core';

/** The samples above each threshold, from the highest to the lowest: a step for each score that occurs, so that ties are one step. */
export interface Ranking {
  /** Number of samples that are positive. */
  readonly positives: number;
  /** Number of samples that are not. */
  readonly negatives: number;
  /** The score of each step: samples of at least that score are taken for positive. */
  readonly thresholds: readonly number[];
  /** Positive samples from the first step on; `counts.length` is that of `thresholds`. */
  readonly truePositives: readonly number[];
  /** Negative samples from the first step on; likewise. */
  readonly falsePositives: readonly number[];
}

/** Ranks samples by falling score; undefined if a score is NaN. */
function rank(scores: FloatArray, isPositive: Uint8Array): Ranking | undefined {
  if (scores.some((score) => Number.isNaN(score))) return undefined;
  const order = Uint32Array.from(scores, (_, index) => index).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const [thresholds, truePositives, falsePositives]: [number[], number[], number[]] = [[], [], []];
  let [right, wrong] = [0, 0];
  for (const [place, index] of order.entries()) {
    if (isPositive[index] === 1) right++;
    else wrong++;
    const score = scores[index] ?? NaN;
    const next = order[place + 1];
    if (next !== undefined && scores[next] === score) continue;
    thresholds.push(score);
    truePositives.push(right);
    falsePositives.push(wrong);
  }
  return { positives: right, negatives: wrong, thresholds, truePositives, falsePositives };
}

/**
 * The area under the ROC curve: the probability that a positive sample has the higher score than a negative one, where a tie counts
 * half. NaN without samples of either kind.
 */
export function rocArea({ positives, negatives, truePositives, falsePositives }: Ranking): number {
  let area = 0;
  for (let step = 0, [right, wrong] = [0, 0]; step < truePositives.length; step++) {
    const [nextRight = 0, nextWrong = 0] = [truePositives[step], falsePositives[step]];
    area += ((nextWrong - wrong) * (nextRight + right)) / 2;
    [right, wrong] = [nextRight, nextWrong];
  }
  return area / (positives * negatives);
}

/** The average precision Σ (Rₖ − Rₖ₋₁)·Pₖ, without interpolation: the area below the steps of the precision-recall curve. NaN without positive samples. */
export function averagePrecision({ positives, truePositives, falsePositives }: Ranking): number {
  let sum = 0;
  for (let step = 0, right = 0; step < truePositives.length; step++) {
    const [nextRight = 0, wrong = 0] = [truePositives[step], falsePositives[step]];
    if (nextRight > right) sum += ((nextRight - right) * nextRight) / (nextRight + wrong);
    right = nextRight;
  }
  return sum / positives;
}

/** Each output against all others: samples of a class, or those that its label applies to, are the positive ones. A single output is one ranking. */
export function rankOutputs({ size, width, outputs, targets }: SampleRows): readonly (Ranking | undefined)[] {
  return Array.from({ length: width }, (_, column) => {
    const scores = Float64Array.from({ length: size }, (__, row) => outputs[row * width + column] ?? NaN);
    const isPositive = Uint8Array.from({ length: size }, (__, row) => Number((targets[row * width + column] ?? 0) > 0.5));
    return rank(scores, isPositive);
  });
}

/** The mean of a figure over the outputs for which it is defined; NaN if it is for none. */
export function meanOverRankings(rows: SampleRows, figure: (ranking: Ranking) => number): number {
  const figures = rankOutputs(rows).map((ranking) => (ranking === undefined ? NaN : figure(ranking))).filter((value) => !Number.isNaN(value));
  return figures.reduce((sum, value) => sum + value, 0) / figures.length;
}
