import { VitrumError, type ErrorCode } from '@vitrum/core';

/** An error of the command line, which ends with exit code 2. */
export function usageError(
  message: string,
  hint: string,
  code: ErrorCode = 'VITRUM_INVALID_OPTION',
  nearest?: string,
): VitrumError {
  return new VitrumError({ code, message, hint, nearest });
}

/** The message of any thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
