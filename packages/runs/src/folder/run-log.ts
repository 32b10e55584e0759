import type { Task } from '@vitrum/core';
import { isFiniteNumber, isRecord, isRecordOf, parseJson } from '@vitrum/core/internal';
import type { EpochFigures, Scores } from '@vitrum/trainer';
import { epochFiguresOf, type TrainingRecord } from '../records/training-records.ts';

/** How far a run came: to its end, to an interruption, or to somewhere in between. */
export type RunProgress = 'done' | 'interrupted' | 'unfinished';

/** What the records of a run say. */
export interface RunLog {
  /** How far the run came, by its last record. */
  readonly progress: RunProgress;
  /** What the targets mean; classification where the record does not say so. */
  readonly task: Task;
  /** The number of epochs that it was to have. */
  readonly epochs: number;
  /** Trainable numbers; absent where the record does not say so. */
  readonly parameters?: number;
  /** The figures of each epoch, each once: those of a repeated one are the latest. */
  readonly figures: readonly EpochFigures[];
  /** Figures on the test set at the end of the run. */
  readonly testMetrics?: Scores;
  /** Mean loss on the test set at the end of the run. */
  readonly testLoss?: number;
  /** Seconds of training. */
  readonly seconds?: number;
}

const stages: ReadonlySet<string> = new Set(['start', 'epoch', 'interrupted', 'done']);

/**
 * Reads the records of a run, the lines of its events.jsonl; a broken last line, which a crash leaves, is ignored.
 *
 * @returns Undefined if the text has no record of a start.
 */
export function readRunLog(text: string): RunLog | undefined {
  // Whatever else a run records says nothing about how far it came.
  const records = text.split('\n').flatMap(recordOf).filter(({ event }) => stages.has(event));
  const start = records.findLast(({ event }) => event === 'start');
  if (start === undefined) return undefined;
  const { task, parameters, epochs } = start;
  const figures = [...new Map(records.flatMap((record) => {
    const each = epochFiguresOf(record);
    return each === undefined ? [] : [[each.epoch, each] as const];
  })).values()].toSorted((one, other) => one.epoch - other.epoch);
  return {
    progress: progressOf(records),
    task: isTask(task) ? task : 'classification',
    epochs: isFiniteNumber(epochs) ? epochs : figures.length,
    ...(isFiniteNumber(parameters) && { parameters }),
    figures,
    ...endOf(records, figures),
  };
}

function progressOf(records: readonly TrainingRecord[]): RunProgress {
  const last = records.at(-1)?.event;
  return last === 'done' || last === 'interrupted' ? last : 'unfinished';
}

/** The figures of the last record, or of the last epoch as far as the run has come. */
function endOf(records: readonly TrainingRecord[], figures: readonly EpochFigures[]): Partial<RunLog> {
  const last = records.at(-1);
  const done = last?.event === 'done' ? last : undefined;
  const epoch = figures.at(-1);
  const testMetrics = done?.['testMetrics'] ?? epoch?.testMetrics;
  const testLoss = done?.['testLoss'] ?? epoch?.testLoss;
  const seconds = figures.reduce((sum, each) => sum + each.seconds, 0);
  return {
    ...(isRecordOf(testMetrics, isFiniteNumber) && { testMetrics }),
    ...(isFiniteNumber(testLoss) && { testLoss }),
    ...(figures.length > 0 && { seconds }),
  };
}

function recordOf(line: string): readonly TrainingRecord[] {
  try {
    const value = parseJson(line);
    return isRecord(value) && typeof value['event'] === 'string' ? [{ ...value, event: value['event'] }] : [];
  } catch {
    return []; // empty, or cut off
  }
}

function isTask(value: unknown): value is Task {
  return value === 'classification' || value === 'regression' || value === 'multi-label';
}
