import { VitrumError } from '@vitrum/core';
import type { Divergence } from './divergence-record.ts';

/** The VITRUM_DIVERGED of a training; see {@link divergenceOf}. */
export class DivergenceError extends VitrumError {
  /** Where and why it happened, as data; the message and the hint say the gist of it in words. */
  readonly divergence: Divergence;

  constructor(message: string, divergence: Divergence) {
    super({ code: 'VITRUM_DIVERGED', message, hint: divergence.tries.slice(0, 2).join(' ') });
    this.divergence = divergence;
  }
}

/**
 * The divergence behind an error; undefined for any other error.
 *
 * @example
 * try {
 *   for await (const event of trainer.run()) show(event);
 * } catch (error) {
 *   const divergence = divergenceOf(error);
 *   if (divergence === undefined) throw error;
 *   show(divergence.reason, divergence.tries);
 * }
 */
export function divergenceOf(error: unknown): Divergence | undefined {
  return error instanceof DivergenceError ? error.divergence : undefined;
}
