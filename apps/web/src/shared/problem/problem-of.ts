import { isVitrumError } from '@vitrum/core';
import type { Problem } from '../api/problem.ts';
import { WorkerProblem } from './worker-problem.ts';

/** The message, hint and code of an error. */
export function problemOf(error: unknown): Problem {
  if (isVitrumError(error) || error instanceof WorkerProblem) return { code: error.code, message: error.message, hint: error.hint };
  return { message: error instanceof Error ? error.message : String(error) };
}
