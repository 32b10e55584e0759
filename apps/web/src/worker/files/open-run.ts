import { isRecord, parseJson } from '@vitrum/core';
import { checkModel } from '@vitrum/formats';
import { epochFiguresOf, isSameJson, openRunFolder, readCheckpoint, startRecord, type DatasetReference, type NamedNetwork, type TrainingRecord } from '@vitrum/runs';
import { ActiveRun } from '../active-run.ts';
import { readData } from '../data/session-data.ts';
import { needBackend } from '../need.ts';
import type { LoadedData, Session } from '../session.ts';
import { hintTexts } from './hint-texts.ts';
import type { Dropped } from './dropped-run.ts';

/** A run that was opened, and the data that it learns from. */
export interface OpenedRun {
  readonly run: ActiveRun;
  readonly data: LoadedData;
  readonly notes: readonly string[];
}

/**
 * A run as it stood at its checkpoint: training goes on to the bit.
 *
 * @param named - The name that its layers come from, where one is known.
 * @throws VITRUM_INVALID_CHECKPOINT, VITRUM_INVALID_CONFIG for a plugin that is missing, VITRUM_INVALID_MODEL; the errors of data
 */
export async function openDroppedRun(session: Session, { name, texts }: Extract<Dropped, { kind: 'run' }>, named?: NamedNetwork): Promise<OpenedRun> {
  const { registry } = session;
  const notes: string[] = [];
  const checkpoint = readCheckpoint(texts.checkpoint, name, hintTexts.restartDownload);
  const { open, data } = await openRunFolder({
    ...{ name, config: texts.config, checkpoint, registry, hintTexts },
    backend: needBackend(session),
    onWarning: ({ message }) => void notes.push(message),
    load: (dataset) => dataOf(session, dataset),
  });
  const records = recordsOf(texts.events, checkpoint.state.epoch);
  const untrained = texts.untrained === undefined ? checkpoint.model : checkModel(parseJson(texts.untrained));
  const epochs = records.flatMap((record) => epochFiguresOf(record) ?? []);
  const run = await ActiveRun.begin(open, registry, { history: { points: [], epochs, records, untrained }, named });
  // Without its record of events a run goes on too, with nothing told of what came before.
  if (records.length === 0) run.records.push(startRecord(run.start, open, run.trainer.metrics));
  return { run, data, notes };
}

/** The present data where they are the same. */
export async function dataOf(session: Session, dataset: DatasetReference): Promise<LoadedData> {
  const { data } = session;
  return data !== undefined && isSameJson(data.dataset, dataset) ? data : readData(session, dataset);
}

/** The records of a run up to its checkpoint; what is no record is left out. */
function recordsOf(events: string | undefined, epochs: number): readonly TrainingRecord[] {
  const lines = (events ?? '').split('\n').filter((line) => line.trim() !== '');
  return lines.flatMap((line) => {
    const record = parseRecord(line);
    const isLater = record?.event === 'epoch' && Number(record['epoch']) > epochs;
    return record === undefined || isLater || record.event === 'done' || record.event === 'interrupted' ? [] : [record];
  });
}

function parseRecord(line: string): TrainingRecord | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) && typeof value['event'] === 'string' ? { ...value, event: value['event'] } : undefined;
  } catch {
    return undefined; // a line that was cut short while it was written
  }
}
