import { VitrumError } from '@vitrum/core';

/** A file is not in the NPY format, or is cut short. */
export function invalidNpy(message: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_NPY', message, hint });
}
