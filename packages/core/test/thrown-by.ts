import { isVitrumError, type VitrumError } from '@vitrum/core';

/** The VitrumError that `work` throws; fails where it throws none, or another. */
export function thrownBy(work: () => unknown): VitrumError {
  try {
    work();
  } catch (error) {
    if (isVitrumError(error)) return error;
    throw error;
  }
  throw new Error('Expected a VitrumError, but nothing was thrown.');
}
