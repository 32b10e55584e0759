import { VitrumError } from '@vitrum/core';
import { systemReason } from '@vitrum/core/internal';
import { makeFolder } from './make-folder.ts';

/**
 * Creates a folder for output.
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

export function outputUnwritable(path: string, error: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_OUTPUT_UNWRITABLE',
    message: `${path} cannot be written: ${systemReason(error)}.`,
    hint: 'Make it writable, or put the dataset into a folder and name it with --data-dir or VITRUM_DATA_DIR.',
    cause: error,
  });
}
