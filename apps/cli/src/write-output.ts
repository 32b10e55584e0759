import { isVitrumError, VitrumError } from '@vitrum/core';
import { reasonOf } from './reason-of.ts';

/**
 * Runs an operation that writes to a path.
 *
 * @param option - The option that gave the path, for the hint.
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function writeTo<T>(path: string, work: () => Promise<T>, option = '--out'): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isVitrumError(error)) throw error; // it says what is wrong by itself
    throw new VitrumError({
      code: 'VITRUM_OUTPUT_UNWRITABLE',
      message: `${path} cannot be written: ${reasonOf(error)}.`,
      hint: `Name another folder with ${option}, or fix this one.`,
      cause: error,
    });
  }
}
