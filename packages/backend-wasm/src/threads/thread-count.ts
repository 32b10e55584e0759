import { describeValue, VitrumError } from '@vitrum/core';
import { availableProcessors, canShareMemory } from './start-thread.ts';
import { mostThreads } from './thread-pool.ts';

/** Beyond this, the layers of usual networks have too little work to share out. */
const mostByDefault = 8;

/**
 * The number of threads for what was asked for: where nothing was, as many as serve.
 *
 * @throws VITRUM_INVALID_OPTION, VITRUM_BACKEND_UNAVAILABLE
 */
export function threadCount(requested: number | undefined): number {
  if (requested === undefined) return canShareMemory() ? Math.min(mostByDefault, Math.max(1, availableProcessors())) : 1;
  if (!Number.isInteger(requested) || requested < 1 || requested > mostThreads) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_OPTION',
      message: `The backend "wasm" runs on 1 to ${mostThreads} threads, got ${describeValue(requested)}.`,
      hint: 'Give a whole number in that range, or leave the number of threads out.',
    });
  }
  if (requested === 1 || canShareMemory()) return requested;
  throw new VitrumError({
    code: 'VITRUM_BACKEND_UNAVAILABLE',
    message: `The backend "wasm" was asked for ${requested} threads, and memory cannot be shared between threads here.`,
    hint: 'In a page, serve it cross-origin isolated (COOP and COEP headers); else leave the number of threads out.',
  });
}
