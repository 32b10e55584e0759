import { VitrumError } from '@vitrum/core';

/** The error for a damaged ONNX file. */
export function invalidOnnx(problem: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_MODEL',
    message: `The ONNX file is damaged: ${problem}.`,
    hint: 'It may be cut short: copy or download it again, or write it anew with the program that made it.',
  });
}

/** The error for an ONNX model that is well-formed, and that no network of vitrum can stand for. */
export function unsupportedOnnx(problem: string, hint: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_UNSUPPORTED_MODEL', message: `The ONNX model cannot be taken: ${problem}.`, hint });
}
