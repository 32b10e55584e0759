import { isVitrumError } from '@vitrum/core';
import { guessDataset } from './guess-dataset.ts';

/** True for a file with a JSON object on each line; what is neither that nor anything else known is read as a table in text. */
export async function isJsonLines(path: string): Promise<boolean> {
  const reader = await guessDataset(path).catch((error: unknown) => {
    if (isVitrumError(error) && error.code === 'VITRUM_INVALID_OPTION') return 'csv';
    throw error;
  });
  return reader === 'json-lines';
}
