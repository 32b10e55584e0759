import { isFiniteNumber, isRecord } from '@vitrum/core/internal';
import type { TrainingState } from '@vitrum/trainer';
import type { TrainingRecord } from './training-records.ts';

/**
 * The records of an events.jsonl up to a state: what was recorded after it is trained and recorded again when the run is resumed
 * there. A line that was cut short by the end of its process is left out.
 */
export function recordsUntil(events: string, state: Pick<TrainingState, 'epoch' | 'samples'>): readonly TrainingRecord[] {
  return events.split('\n').flatMap((line) => {
    const record = parseRecord(line);
    return record === undefined || isLater(record, state) ? [] : [record];
  });
}

function isLater({ event, epoch, epochsDone, samples }: TrainingRecord, state: Pick<TrainingState, 'epoch' | 'samples'>): boolean {
  if (event === 'done') return true;
  if (event === 'start') return isFiniteNumber(epochsDone) && epochsDone > state.epoch;
  if (!isFiniteNumber(epoch)) return false;
  const isWithin = event === 'interrupted' && epoch === state.epoch + 1 && isFiniteNumber(samples) && samples <= state.samples;
  return epoch > state.epoch && !isWithin;
}

function parseRecord(line: string): TrainingRecord | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) && typeof value['event'] === 'string' ? { ...value, event: value['event'] } : undefined;
  } catch {
    return undefined;
  }
}
