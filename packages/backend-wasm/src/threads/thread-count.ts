import { VitrumError, type BackendNote } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import { availableProcessors, canShareMemory } from './start-thread.ts';
import { maxThreads } from './thread-pool.ts';
import { threadRefusal } from './thread-refusal.ts';

/** Beyond this, the layers of typical networks have too little work to share. */
const maxByDefault = 8;

const isolationHint = 'In a page, serve it cross-origin isolated (COOP and COEP headers); else leave the number of threads out.';
const permissionHint = 'Allow it, or ask for 1 thread.';

/** A number of threads, and a note on why it is lower than possible. */
export interface ThreadCount {
  readonly threads: number;
  readonly note?: BackendNote;
}

/**
 * The number of threads for a request; by default as many as are useful.
 *
 * @throws VITRUM_INVALID_OPTION, VITRUM_BACKEND_UNAVAILABLE
 */
export async function threadCount(requested: number | undefined): Promise<ThreadCount> {
  checkRequest(requested);
  const wanted = requested ?? (canShareMemory() ? Math.min(maxByDefault, Math.max(1, availableProcessors())) : 1);
  if (wanted === 1) return { threads: 1 };
  if (!canShareMemory()) throw unavailable(wanted, 'memory cannot be shared between threads here', isolationHint);
  const refusal = await threadRefusal();
  if (refusal === undefined) return { threads: wanted };
  if (requested !== undefined) throw unavailable(requested, `no thread can be started here: ${refusal}`, permissionHint);
  return { threads: 1, note: noteOf(refusal) };
}

function checkRequest(requested: number | undefined): void {
  if (requested === undefined || (Number.isInteger(requested) && requested >= 1 && requested <= maxThreads)) return;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `The backend "wasm" runs on 1 to ${maxThreads} threads, got ${describeValue(requested)}.`,
    hint: 'Give a whole number in that range, or leave the number of threads out.',
  });
}

function unavailable(threads: number, reason: string, hint: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_BACKEND_UNAVAILABLE',
    message: `The backend "wasm" was asked for ${threads} threads, and ${reason}.`,
    hint,
  });
}

const noteOf = (refusal: string): BackendNote => ({
  kind: 'threads',
  backend: 'wasm',
  message: `The backend "wasm" runs on one thread, because another cannot be started here: ${refusal}.`,
  hint: permissionHint,
});
