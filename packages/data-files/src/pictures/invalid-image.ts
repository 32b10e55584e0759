import { VitrumError } from '@vitrum/core';

/** A picture cannot be read or decoded. */
export function invalidImage(message: string, hint: string, cause?: unknown): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_IMAGE', message, hint, cause });
}
