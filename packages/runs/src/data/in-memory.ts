import { VitrumError } from '@vitrum/core';

/**
 * Runs `work`, which allocates a network.
 *
 * @throws VITRUM_INVALID_CONFIG if it does not fit into memory; the errors of `work`
 */
export function inMemory<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new VitrumError({
      code: 'VITRUM_INVALID_CONFIG',
      message: `The network does not fit into memory: ${error.message}.`,
      hint: 'Give its layers fewer units.',
      cause: error,
    });
  }
}
