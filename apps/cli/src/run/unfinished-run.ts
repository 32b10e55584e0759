import { isRecord, parseJson } from '@vitrum/core';
import type { Environment } from '@vitrum/data-cache';
import { commandLine } from '../command-line.ts';

/** What makes a model of a checkpoint: a run that is resumed for no more epochs than it has done; undefined where it has done none. */
export function modelFromCheckpoint(checkpoint: string, folder: string, more: readonly string[], env: Environment): string | undefined {
  const epochs = epochsDone(checkpoint);
  if (epochs === undefined || epochs < 1) return undefined;
  return commandLine(['train', '--resume', folder, ...more, '--epochs', String(epochs)], env);
}

/** True for the text of a checkpoint. */
export function isCheckpoint(text: string): boolean {
  const value = parsed(text);
  return isRecord(value) && value['format'] === 'vitrum-checkpoint';
}

/** The epochs that a checkpoint has done; undefined where the text is none. */
export function epochsDone(checkpoint: string): number | undefined {
  const value = parsed(checkpoint);
  if (!isRecord(value) || !isRecord(value['state'])) return undefined;
  const { epoch } = value['state'];
  return typeof epoch === 'number' ? epoch : undefined;
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined; // cut short, or nothing of ours
  }
}
