import { VitrumError } from './vitrum-error.ts';

/** A path exists and cannot be used. */
export function dataUnreadable(path: string, reason: string, cause?: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_DATA_UNREADABLE',
    message: `${path} cannot be read: ${reason}.`,
    hint: 'Check that it is a file and that you have the right to read it and to enter its folder.',
    cause,
  });
}

/** A file does not exist or cannot be read; `error` is that of the operating system. */
export function unreadable(path: string, error: unknown): VitrumError {
  if (systemCode(error) !== 'ENOENT') return dataUnreadable(path, systemReason(error), error);
  return new VitrumError({ code: 'VITRUM_DATA_UNREADABLE', message: `There is no ${path}.`, hint: 'Check the path.', cause: error });
}

/** The reason in an error of the operating system, in its own words: `EACCES: permission denied, open '…'`. */
export function systemReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The code in an error of the operating system or of Node, such as `ENOENT`. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
