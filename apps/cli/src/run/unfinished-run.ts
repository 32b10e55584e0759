import { isRecord, parseJson } from '@vitrum/core';
import type { Environment } from '@vitrum/data-cache';
import { commandLine } from '../command-line.ts';

/**
 * The command that turns a checkpoint into a model, by resuming the run for zero further epochs; undefined before the first
 * epoch.
 */
export function modelFromCheckpoint(checkpoint: string, folder: string, more: readonly string[], env: Environment): string | undefined {
  const epochs = epochsDone(checkpoint);
  if (epochs === undefined || epochs < 1) return undefined;
  return commandLine(['train', '--resume', folder, ...more, '--epochs', String(epochs)], env);
}

export function isCheckpoint(text: string): boolean {
  const value = parsed(text);
  return isRecord(value) && value['format'] === 'vitrum-checkpoint';
}

/** The number of completed epochs in a checkpoint; undefined if the text is not a checkpoint. */
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
    return undefined; // truncated, or not a checkpoint
  }
}
