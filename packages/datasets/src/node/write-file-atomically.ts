import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { isVitrumError, VitrumError } from '@vitrum/core';
import { systemReason } from './data-unreadable.ts';
import { makeFolder } from './make-folder.ts';

/**
 * Writes a file so that nobody ever sees a part of it: under another name in the same folder, then renamed.
 *
 * @param check - Looks at the written file before it gets its name; what it throws is thrown, and nothing is kept.
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function writeFileAtomically(
  path: string,
  bytes: Uint8Array,
  check: (temporary: string) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const temporary = `${path}.${randomUUID()}.temporary`;
  try {
    await writeFile(temporary, bytes, { flag: 'wx' });
    await check(temporary);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined); // what counts is why the file could not be written
    throw isVitrumError(error) ? error : outputUnwritable(path, error);
  }
}

/**
 * Makes a folder for files to be written to.
 *
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function makeOutputFolder(path: string): Promise<void> {
  try {
    await makeFolder(path);
  } catch (error) {
    throw outputUnwritable(path, error);
  }
}

/** A file or folder cannot be written. */
export function outputUnwritable(path: string, error: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_OUTPUT_UNWRITABLE',
    message: `${path} cannot be written: ${systemReason(error)}.`,
    hint: 'Give yourself the right to write there, or put the dataset into a folder and name it with --data-dir or VITRUM_DATA_DIR.',
    cause: error,
  });
}
