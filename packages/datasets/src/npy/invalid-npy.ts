import { VitrumError } from '@vitrum/core';

/** A file is not a valid NPY file, or is truncated. */
export function invalidNpy(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_NPY', message, hint });
}
