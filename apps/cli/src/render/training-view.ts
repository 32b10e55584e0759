import type { DoneEvent, EpochEvent, ProgressEvent, StartEvent } from '@vitrum/trainer';
import { formatCount, formatDuration, formatFigure, formatPercent } from '../format-number.ts';
import type { RunParts } from '../run/run-parts.ts';

/** What people see of a training run. */
export interface TrainingView {
  start(event: StartEvent, parts: RunParts): void;
  progress(event: ProgressEvent): void;
  epoch(event: EpochEvent): void;
  done(event: DoneEvent, model: string): void;
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

/** One epoch in one line. */
export function describeEpoch(event: EpochEvent, epochs: number): string {
  return [
    `epoch ${String(event.epoch).padStart(String(epochs).length)}/${epochs}`,
    `loss ${formatFigure(event.loss)}`,
    `accuracy ${formatPercent(event.accuracy)}`,
    `test ${formatPercent(event.testAccuracy)}`,
    formatDuration(event.seconds),
    `${formatCount(event.samplesPerSecond)} samples/s`,
  ].join('  ');
}
