import type { Metric } from '@vitrum/core';
import { formatFigure } from '@vitrum/runs/internal';
import type { BestFigure, DoneEvent, TrainingStop } from '@vitrum/trainer';
import { figureNameOf } from '@vitrum/trainer/internal';
import { figureOf, titleOf } from './describe-score.ts';

/** Which epoch's weights a run ended with. */
export function describeBest({ epoch, name, value }: BestFigure, metrics: readonly Metric[]): string {
  const figure = figureOf(metrics.find((metric) => figureNameOf(metric) === name), { [name]: value }) ?? formatFigure(value);
  return `epoch ${epoch}, by its validation ${name.replaceAll('-', ' ')} of ${figure}; its weights are the final ones`;
}

/** Why a run ended early. */
export function describeStop({ epochs, epochsDone }: DoneEvent, { reason }: TrainingStop): string {
  return `after epoch ${epochsDone} of ${epochs}: ${reason}`;
}

/** The figures of the test set in one line, with the main one first. */
export function describeTest({ testLoss, testMetrics }: DoneEvent, [main]: readonly Metric[]): string {
  const figure = figureOf(main, testMetrics);
  return `${main === undefined || figure === undefined ? '' : `${titleOf(main)} ${figure}, `}loss ${formatFigure(testLoss)}, looked at once, at the end`;
}
