import { VitrumError } from '@vitrum/core';
import { parseJson, within } from '@vitrum/core/internal';
import { completeRun, parseRunConfig, runOf, type Run } from '@vitrum/runs';
import { epochFiguresOf, recordsUntil } from '@vitrum/runs/internal';
import { nameOfSettings, settingsBeside, wordsOfSettings } from '../../shared/settings/run-settings.ts';
import { titleOf } from '../../shared/settings/titles.ts';
import type { Session } from '../session.ts';
import { readDropped, type Dropped } from './dropped-run.ts';
import { lastScore } from './kept-run-of.ts';
import type { RunRecord } from './run-record.ts';

/** All that a run folder tells, whatever epoch it came to. */
const end = { epoch: Infinity, samples: Infinity } as const;

/**
 * A run folder of the command line as a record among the kept runs. Its data need not be here.
 *
 * @throws VITRUM_INVALID_ARCHIVE, VITRUM_INVALID_CONFIG, VITRUM_INVALID_CHECKPOINT where files are missing
 */
export async function readRunFolder(session: Session, folder: string, files: readonly File[]): Promise<RunRecord> {
  const { texts, checkpoint } = wholeRun(await readDropped(files), folder);
  const run = within(folder, () => runOf(parseRunConfig(parseJson(texts.config))));
  const usual = new Map(wordsOfSettings(usualRun(session, run)));
  const settings = settingsBeside(run, undefined, (name) => usual.get(name));
  const rows = recordsUntil(texts.events, end).flatMap((record) => epochFiguresOf(record) ?? []);
  const last = rows.at(-1);
  return {
    run: {
      id: `folder:${folder}`,
      name: nameOfSettings(settings),
      isRenamed: false,
      folder,
      savedAt: Math.max(...files.map(({ lastModified }) => lastModified)),
      data: titleOf(run.dataset),
      settings,
      epochs: last?.epoch ?? 0,
      rows,
      points: [],
      ...lastScore(last ?? {}),
    },
    texts,
    checkpoint,
  };
}

/** What the data of a run lead to where they are loaded, and the notebook's run where not. */
function usualRun({ data, registry }: Session, { dataset, training: { optimizer } }: Run): Run {
  return data?.dataset.type === dataset.type ? completeRun(registry, { training: { optimizer } }, data) : runOf({ dataset });
}

/** @throws VITRUM_INVALID_CHECKPOINT */
function wholeRun(dropped: Dropped, folder: string): Pick<RunRecord, 'texts' | 'checkpoint'> {
  const [checkpoint] = dropped.kind === 'run' ? dropped.checkpoints : [];
  const { config, events, untrained, model, best } = dropped.kind === 'run' ? dropped.texts : {};
  if (checkpoint === undefined || config === undefined || events === undefined || untrained === undefined || model === undefined) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_CHECKPOINT',
      message: `${folder} is no whole run: it lacks ${[config === undefined && 'config.json', events === undefined && 'events.jsonl', untrained === undefined && 'untrained.json', model === undefined && 'model.json', checkpoint === undefined && 'a checkpoint'].filter((name) => name !== false).join(', ')}.`,
      hint: 'Take the folder as the command line wrote it, when its training is over.',
    });
  }
  return { texts: { config, events, untrained, model, ...(best !== undefined && { best }) }, checkpoint };
}
