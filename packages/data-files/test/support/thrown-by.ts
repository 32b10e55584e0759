import { isVitrumError, type VitrumError } from '@vitrum/core';

/** The `VitrumError` that `work` throws; anything else fails the test. */
export async function thrownBy(work: () => unknown): Promise<VitrumError> {
  try {
    await work();
  } catch (error) {
    if (isVitrumError(error)) return error;
    throw error;
  }
  throw new Error('expected a VitrumError, but nothing was thrown');
}
