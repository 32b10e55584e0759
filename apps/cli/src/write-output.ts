import { VitrumError } from '@vitrum/core';
import { reasonOf } from './reason-of.ts';

/**
 * Does what writes to a path.
 *
 * @param option - What named the path on the command line, for the hint.
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function writeTo<T>(path: string, work: () => Promise<T>, option = '--out'): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new VitrumError({
      code: 'VITRUM_OUTPUT_UNWRITABLE',
      message: `${path} cannot be written: ${reasonOf(error)}.`,
      hint: `Name another folder with ${option}, or mend this one.`,
      cause: error,
    });
  }
}
