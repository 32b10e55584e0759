import { VitrumError } from '@vitrum/core';

/** An archive is damaged, not an archive at all, or lacks a member. */
export function invalidArchive(
  message: string,
  hint: string,
  more: { readonly nearest?: string | undefined; readonly cause?: unknown } = {},
): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_ARCHIVE', message, hint, ...more });
}
