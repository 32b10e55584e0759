import { VitrumError } from '@vitrum/core';

/** An archive is damaged, is none, or lacks what is looked for. */
export function invalidArchive(
  message: string,
  hint: string,
  more: { readonly nearest?: string | undefined; readonly cause?: unknown } = {},
): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_ARCHIVE', message, hint, ...more });
}
