const marker = Symbol.for('vitrum.interruption');

/** The reason of a signal aborted by Ctrl-C or a request to terminate. */
export class Interruption extends Error {
  readonly [marker] = true;
}

/** True for an error caused by an interruption. */
export function isInterruption(error: unknown): boolean {
  return typeof error === 'object' && error !== null && marker in error;
}

/** Watches for interruptions. */
export interface InterruptionWatch {
  /** Aborted, with an {@link Interruption}, when the user interrupts the command. */
  readonly signal: AbortSignal;
  /** Ends the watch and restores the default behavior of signals. */
  end(): void;
}
