import { VitrumError } from '@vitrum/core';

/** The error for a damaged file. */
export function invalidFile(problem: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `The TensorFlow Lite file is damaged: ${problem}.`,
    hint: 'It may be cut short: copy or download it again.',
  });
}

/** The error for a file that no network of vitrum can stand for. */
export function unsupportedFile(problem: string, hint = 'Change the model where it was made, or take its tensors alone: export it there as safetensors, and import that with --like.'): VitrumError {
  return new VitrumError({ code: 'VITRUM_UNSUPPORTED_MODEL', message: problem, hint });
}
