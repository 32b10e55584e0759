const marker = Symbol.for('vitrum.interruption');

/** The reason of a signal that the user's Ctrl-C, or a request to terminate, has aborted. */
export class Interruption extends Error {
  readonly [marker] = true;
}

/** True for what an operation throws when the user has stopped it. */
export function isInterruption(error: unknown): boolean {
  return typeof error === 'object' && error !== null && marker in error;
}

/** Watches for the wish to stop. */
export interface InterruptionWatch {
  /** Aborted, with an {@link Interruption}, when the user wants the command to stop. */
  readonly signal: AbortSignal;
  /** Ends the watch: what stops a command by default does so again. */
  end(): void;
}
