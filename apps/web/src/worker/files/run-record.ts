import { VitrumError } from '@vitrum/core';
import { isFiniteNumber, isListOf, isRecord } from '@vitrum/core/internal';
import type { KeptRun } from '../../shared/api/kept-run.ts';
import type { RunContent } from './run-texts.ts';

/** A run that is listed: of a trial whose files are not here, nothing but the summary. */
export type ListedRun = RunRecord | { readonly run: KeptRun };

/** A kept run: its summary, and the files of its folder. */
export interface RunRecord extends RunContent {
  readonly run: KeptRun;
}

/**
 * Checks a record of the browser's storage, which another version of the page may have written.
 *
 * @throws VITRUM_INVALID_CHECKPOINT
 */
export function checkKeptRun(value: unknown, key: string): KeptRun {
  if (isKeptRun(value)) return value;
  throw unreadable(key, isRecord(value) && typeof value['name'] === 'string' ? value['name'] : key);
}

/** @throws VITRUM_INVALID_CHECKPOINT */
export function checkRunRecord(value: unknown, key: string): RunRecord {
  const texts = isRecord(value) ? value['texts'] : undefined;
  const isWhole = isRecord(texts) && ['config', 'events', 'untrained', 'model'].every((file) => typeof texts[file] === 'string');
  if (!isRecord(value) || !isWhole || !isCheckpointFile(value['checkpoint'])) throw unreadable(key, key);
  // checked above: all four are strings
  return { run: checkKeptRun(value['run'], key), texts: texts as RunRecord['texts'], checkpoint: value['checkpoint'] };
}

function isCheckpointFile(value: unknown): value is RunRecord['checkpoint'] {
  return isRecord(value) && typeof value['name'] === 'string' && value['bytes'] instanceof Uint8Array;
}

function isKeptRun(value: unknown): value is KeptRun {
  if (!isRecord(value)) return false;
  const { id, name, savedAt, data, settings, network, epochs, rows, points, trial } = value;
  const hasWords = [id, name, data].every((each) => typeof each === 'string') && isListOf(settings, isRecord) && settings.every((each) => typeof each['words'] === 'string');
  const hasRows = isListOf(rows, isRecord) && rows.every((row) => isFiniteNumber(row['epoch']) && isFiniteNumber(row['loss']));
  const hasNetwork = network === undefined || (isRecord(network) && typeof network['type'] === 'string');
  return hasWords && hasRows && hasNetwork && (trial === undefined || isTrial(trial)) && isFiniteNumber(savedAt) && isFiniteNumber(epochs) && isListOf(points, isRecord);
}

/** As far as the list reads it. */
function isTrial(value: unknown): boolean {
  return isRecord(value) && typeof value['sweep'] === 'string' && isListOf(value['curve'], isFiniteNumber) && isListOf(value['range'], isFiniteNumber);
}

function unreadable(key: string, name: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CHECKPOINT',
    message: `The kept run ${JSON.stringify(name)} cannot be read and is left out of the list.`,
    hint: `It stays in this browser's storage under the key ${JSON.stringify(key)}: another version of this page may be able to read it.`,
  });
}
