import { isFiniteNumber, isListOf, isRecord, parseJson } from '@vitrum/core/internal';
import type { SettingValues } from './space/setting.ts';

/** A line of `trials.jsonl`. */
export type TrialRecord = SuggestedRecord | FinishedRecord | FailedRecord;

interface RecordOfTrial {
  /** The name of the trial: the beginning of the SHA-256 of its complete description. */
  readonly trial: string;
  /** The number of the trial in its sweep, from 0 on. */
  readonly index: number;
  /** What the trial tries. */
  readonly values: SettingValues;
  /** When it was written, as ISO 8601 says it. */
  readonly time: string;
  /** Seconds since the sweep began, without the time between its sessions. */
  readonly elapsed: number;
}

/** A trial was chosen. One that is the same as an earlier one has its name, and is not trained again. */
export interface SuggestedRecord extends RecordOfTrial {
  /** Tells the kinds of records apart. */
  readonly event: 'suggested';
}

/** A trial was trained with one seed, up to a number of epochs. */
export interface FinishedRecord extends RecordOfTrial {
  /** Tells the kinds of records apart. */
  readonly event: 'finished';
  /** The seed of the run. */
  readonly seed: number;
  /** The epochs that it has. */
  readonly epochs: number;
  /** What is looked for, after these epochs. */
  readonly value: number;
  /** The same after each epoch up to there. */
  readonly curve: readonly number[];
  /** Seconds of training so far. */
  readonly seconds: number;
  /** That of the trained network, of a run that came to its end. */
  readonly fingerprint?: string;
  /** Who trained it: the machine and the number of the process. */
  readonly worker?: string;
}

/** A trial could not be trained. */
export interface FailedRecord extends RecordOfTrial {
  /** Tells the kinds of records apart. */
  readonly event: 'failed';
  /** The seed of the run. */
  readonly seed: number;
  /** The epochs that it was to come to. */
  readonly epochs: number;
  /** Why, in a sentence. */
  readonly reason: string;
}

/** The records of a text; a broken last line, which a crash leaves, and lines of another form are left out. */
export function parseTrialRecords(text: string): readonly TrialRecord[] {
  return text.split('\n').flatMap((line) => {
    const value = valueOf(line);
    return isTrialRecord(value) ? [value] : [];
  });
}

function valueOf(line: string): unknown {
  try {
    return parseJson(line);
  } catch {
    return undefined; // cut off by a crash
  }
}

/** Checks what another machine may have sent. */
export function isTrialRecord(value: unknown): value is TrialRecord {
  if (!isRecord(value)) return false;
  const { event, trial, index, values, seed, epochs, value: figure, curve, reason } = value;
  if (typeof trial !== 'string' || !/^[\da-f]{16}$/.test(trial) || !Number.isSafeInteger(index) || !isRecord(values)) return false;
  if (event === 'suggested') return true;
  if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(epochs)) return false;
  return event === 'failed' ? typeof reason === 'string' : event === 'finished' && isFiniteNumber(figure) && isListOf(curve, isFiniteNumber);
}
