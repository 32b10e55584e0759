import { VitrumError } from '@vitrum/core';
import { dataUnreadable, systemCode, systemReason } from '@vitrum/core/internal';

/** A file does not exist or cannot be read; `error` is that of the operating system. */
export function unreadable(path: string, error: unknown): VitrumError {
  if (systemCode(error) !== 'ENOENT') return dataUnreadable(path, systemReason(error), error);
  return new VitrumError({ code: 'VITRUM_DATA_UNREADABLE', message: `There is no ${path}.`, hint: 'Check the path.', cause: error });
}
