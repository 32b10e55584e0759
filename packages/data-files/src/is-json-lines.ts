import { isVitrumError } from '@vitrum/core';
import { guessDataset } from './guess-dataset.ts';

/** True for a file of JSON Lines; other unknown text is read as a table. */
export async function isJsonLines(path: string): Promise<boolean> {
  const reader = await guessDataset(path).catch((error: unknown) => {
    if (isVitrumError(error) && error.code === 'VITRUM_INVALID_OPTION') return 'csv';
    throw error;
  });
  return reader === 'json-lines';
}
