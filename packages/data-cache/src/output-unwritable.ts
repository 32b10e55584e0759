import { systemReason, VitrumError } from '@vitrum/core';
import { makeFolder } from './make-folder.ts';

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
