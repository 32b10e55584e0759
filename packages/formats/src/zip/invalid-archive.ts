import { VitrumError } from '@vitrum/core';

/** The error for a damaged archive. */
export function invalidArchive(problem: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `The ZIP archive is damaged: ${problem}.`,
    hint: 'It may be cut short: copy or download it again.',
  });
}
