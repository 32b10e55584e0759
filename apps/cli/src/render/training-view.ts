import type { Metric } from '@vitrum/core';
import type { OpenRun } from '@vitrum/runs';
import { formatCount, formatDuration, formatFigure, type TrainedModel } from '@vitrum/runs/internal';
import { heldOutOf, type DoneEvent, type EpochEvent, type ProgressEvent, type StartEvent, type WarningEvent } from '@vitrum/trainer';
import { oneLine } from '../one-line.ts';
import { figureOf, titleOf } from './describe-score.ts';

/** Shows a training run to people. */
export interface TrainingView {
  /** @param metrics - The metrics in the events, the main one first. */
  start(event: StartEvent, open: OpenRun, metrics: readonly Metric[]): void;
  progress(event: ProgressEvent): void;
  warning(event: WarningEvent): void;
  epoch(event: EpochEvent): void;
  done(event: DoneEvent, trained: TrainedModel): void;
  /** Restores the terminal; called in any case. */
  close(): void;
}

/** A view that shows nothing. */
export const noView: TrainingView = {
  start: () => undefined,
  progress: () => undefined,
  warning: () => undefined,
  epoch: () => undefined,
  done: () => undefined,
  close: () => undefined,
};

/** A sign of trouble in two lines: what is wrong, and what to try. */
export function describeWarning({ message, hint }: WarningEvent, title = 'warning:'): string {
  return `${title} ${oneLine(message)}\n  ${oneLine(hint)}`;
}

/** One epoch in one line, with the main figure. */
export function describeEpoch(event: EpochEvent, epochs: number, [main]: readonly Metric[]): string {
  const { part, metrics, loss } = heldOutOf(event);
  const [figure, heldOut] = [event.metrics, metrics].map((scores) => figureOf(main, scores));
  return [
    `epoch ${String(event.epoch).padStart(String(epochs).length)}/${epochs}`,
    `loss ${formatFigure(event.loss)}`,
    ...(main === undefined || figure === undefined ? [] : [`${titleOf(main)} ${figure}`]),
    `${part} ${heldOut ?? formatFigure(loss)}${event.isBest === true ? ', best' : ''}`,
    formatDuration(event.seconds),
    `${formatCount(event.samplesPerSecond)} samples/s`,
  ].join('  ');
}
