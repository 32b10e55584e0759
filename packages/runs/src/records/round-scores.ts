import type { Metric } from '@vitrum/core';
import type { Scores } from '@vitrum/trainer';
import { figureNameOf } from '@vitrum/trainer/internal';
import { roundTo, roundToSix } from './format-number.ts';

/** Figures for machines: per cent with two decimals, others with six significant digits. */
export function roundScores(scores: Scores, metrics: readonly Metric[]): Scores {
  const inPercent = new Set(metrics.filter(({ unit }) => unit === 'percent').map(figureNameOf));
  return Object.fromEntries(
    Object.entries(scores).map(([name, value]) => [name, inPercent.has(name) ? roundTo(value, 2) : roundToSix(value)]),
  );
}
