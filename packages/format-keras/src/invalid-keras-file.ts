import { VitrumError } from '@vitrum/core';

/** The error for a damaged file of Keras. */
export function invalidKerasFile(problem: string, cause?: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `The file of Keras is damaged: ${problem}.`,
    hint: 'It may be cut short: save, copy or download it again.',
    ...(cause !== undefined && { cause }),
  });
}
