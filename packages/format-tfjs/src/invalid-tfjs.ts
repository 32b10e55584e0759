import { VitrumError } from '@vitrum/core';

/** The error for a damaged LayersModel. */
export function invalidTfjs(problem: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `The model of TensorFlow.js is damaged: ${problem}.`,
    hint: 'It may be cut short: copy or download all of its files again.',
  });
}
