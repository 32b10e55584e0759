import { VitrumError } from '@vitrum/core';

/** A file is not there, or cannot be read; `error` is what the operating system says. */
export function unreadable(path: string, error: unknown): VitrumError {
  const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return new VitrumError({
    code: 'VITRUM_DATA_UNREADABLE',
    message: isAbsent ? `There is no ${path}.` : `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    hint: isAbsent ? 'Check the path.' : 'Check that it is a file and that you have the right to read it.',
    cause: error,
  });
}
