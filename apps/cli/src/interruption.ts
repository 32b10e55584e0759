import { exitCodes } from './exit-codes.ts';

const marker = Symbol.for('vitrum.interruption');

/** The reason of a signal aborted by Ctrl-C, a request to terminate, or the end of what the command writes to. */
export class Interruption extends Error {
  readonly [marker] = true;
  /** That of the process when the work has been saved. */
  readonly exitCode: number;

  constructor(message?: string, exitCode: number = exitCodes.interrupted) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The exit code that an interruption asks for. */
export function exitCodeOf(reason: unknown): number {
  return reason instanceof Interruption ? reason.exitCode : exitCodes.interrupted;
}

/** True for an error caused by an interruption. */
export function isInterruption(error: unknown): boolean {
  return typeof error === 'object' && error !== null && marker in error;
}

/** What else than signals interrupts a command. */
export interface InterruptionOptions {
  /** True if the command saves its work when its output is closed or an error occurs outside of it; otherwise the process ends. */
  readonly savesWork?: boolean;
}

/** Watches for interruptions. */
export interface InterruptionWatch {
  /** Aborted, with an {@link Interruption}, when the user interrupts the command. */
  readonly signal: AbortSignal;
  /** Ends the watch and restores the default behavior of signals. */
  end(): void;
}
