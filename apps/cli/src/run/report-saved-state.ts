import { isVitrumError } from '@vitrum/core';
import { formatCount } from '@vitrum/runs/internal';
import { commandLine } from '../command-line.ts';
import type { CommandHost } from '../command-host.ts';
import { reportNote } from '../report-note.ts';
import type { SavedPlace } from './checkpoint-files.ts';
import type { RunFolder } from './run-folder.ts';

export interface FailedRun {
  readonly folder: RunFolder;
  /** What a command that resumes it needs beside its folder. */
  readonly words: readonly string[];
  readonly error: unknown;
  /** False for one that was resumed. */
  readonly isNew: boolean;
  readonly host: CommandHost;
}

/** Reports what a failed run has saved, and how to use it. */
export async function reportSavedState({ folder, words, error, isNew, host }: FailedRun): Promise<void> {
  const { last } = folder.checkpoints;
  // A run that has diverged would diverge again.
  const hasDiverged = isVitrumError(error) && error.code === 'VITRUM_DIVERGED';
  const isFull = isVitrumError(error) && error.code === 'VITRUM_OUTPUT_UNWRITABLE';
  // At its beginning nothing has been learned yet, but room can be made and the same command goes on.
  if (last !== undefined && (last.step > 0 || isFull)) {
    const use = `Use what it has learned: vitrum predict --model ${last.path}`;
    const goOn = `Go on with: ${commandLine(['train', '--resume', folder.path, ...words], host.env)}`;
    reportNote(`The run up to ${placeOf(last)} is saved in ${folder.path}.`, host, hasDiverged ? use : goOn);
  }
  if (isNew && (await folder.hasEarlier('model'))) reportNote(`${folder.pathOf('model')} is still the model of the run before.`, host);
}

function placeOf({ epoch, samples, step }: SavedPlace): string {
  if (step === 0) return 'its beginning';
  return samples === 0 ? `the end of epoch ${epoch}` : `sample ${formatCount(samples)} of epoch ${epoch + 1}`;
}
