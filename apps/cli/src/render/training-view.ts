import type { Metric } from '@vitrum/core';
import { formatCount, formatDuration, formatFigure, type RunParts, type TrainedModel } from '@vitrum/runs';
import type { DoneEvent, EpochEvent, ProgressEvent, StartEvent } from '@vitrum/trainer';
import { figureOf, titleOf } from './describe-score.ts';

/** What people see of a training run. */
export interface TrainingView {
  /** @param metrics - Of which the events tell, the main one first. */
  start(event: StartEvent, parts: RunParts, metrics: readonly Metric[]): void;
  progress(event: ProgressEvent): void;
  epoch(event: EpochEvent): void;
  done(event: DoneEvent, trained: TrainedModel): void;
  /** Leaves the terminal in order, whatever has happened. */
  close(): void;
}

/** A view for nobody. */
export const noView: TrainingView = {
  start: () => undefined,
  progress: () => undefined,
  epoch: () => undefined,
  done: () => undefined,
  close: () => undefined,
};

/** One epoch in one line, with the main figure. */
export function describeEpoch(event: EpochEvent, epochs: number, [main]: readonly Metric[]): string {
  const [figure, testFigure] = [event.scores, event.testScores].map((scores) => figureOf(main, scores));
  return [
    `epoch ${String(event.epoch).padStart(String(epochs).length)}/${epochs}`,
    `loss ${formatFigure(event.loss)}`,
    ...(main === undefined || figure === undefined ? [] : [`${titleOf(main)} ${figure}`]),
    `test ${testFigure ?? formatFigure(event.testLoss)}`,
    formatDuration(event.seconds),
    `${formatCount(event.samplesPerSecond)} samples/s`,
  ].join('  ');
}
