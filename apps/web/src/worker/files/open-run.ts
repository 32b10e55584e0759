import { isVitrumError } from '@vitrum/core';
import { parseJson } from '@vitrum/core/internal';
import { checkModel } from '@vitrum/formats';
import { decodeCheckpoint, modelOf, openRunFolder, type Checkpoint, type NamedNetwork } from '@vitrum/runs';
import { epochFiguresOf, recordsUntil, startRecord } from '@vitrum/runs/internal';
import { builtins } from 'vitrum';
import { ActiveRun } from '../active-run.ts';
import { dataOf } from '../data/data-of.ts';
import { needBackend } from '../need.ts';
import type { LoadedData, Session } from '../session.ts';
import { hintTexts } from './hint-texts.ts';
import type { Dropped } from './dropped-run.ts';

type DroppedRun = Extract<Dropped, { kind: 'run' }>;

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
export async function openDroppedRun(session: Session, { name, texts, checkpoints }: DroppedRun, named?: NamedNetwork): Promise<OpenedRun> {
  const { registry } = session;
  const notes: string[] = [];
  const checkpoint = await lastOf(checkpoints, notes);
  const { open, data } = await openRunFolder(registry, {
    ...{ name, config: texts.config, checkpoint, best: texts.best, hintTexts },
    backend: needBackend(session),
    onWarning: ({ message }) => void notes.push(message),
    load: (dataset, parts) => dataOf(session, dataset, parts),
  });
  const records = recordsUntil(texts.events ?? '', checkpoint.state);
  const untrained = texts.untrained === undefined ? modelOf(registry, open, builtins) : checkModel(parseJson(texts.untrained));
  const best = texts.best === undefined ? undefined : checkModel(parseJson(texts.best));
  const epochs = records.flatMap((record) => epochFiguresOf(record) ?? []);
  const run = await ActiveRun.begin(registry, open, { history: { points: [], epochs, records, untrained, best }, named });
  // Without its record of events a run goes on too, with nothing told of what came before.
  if (records.length === 0) run.records.push(startRecord(run.start, open, run.trainer.metrics));
  return { run, data, notes };
}

/** The last checkpoint that can be used; a note tells of each that cannot. */
async function lastOf(checkpoints: DroppedRun['checkpoints'], notes: string[]): Promise<Checkpoint> {
  let first: unknown;
  for (const { name, bytes } of checkpoints) {
    try {
      return await decodeCheckpoint(bytes, name, hintTexts.restartDownload);
    } catch (error) {
      first ??= error;
      if (isVitrumError(error)) notes.push(error.message);
    }
  }
  throw first;
}
