import type { Environment } from '@vitrum/data-cache';

/** Another run of this program, beside this one. */
export interface RunningProgram {
  /** Settles when it has ended and all its output has been heard; undefined where a signal ended it. Rejects where it cannot start. */
  readonly exitCode: Promise<number | undefined>;
  /** Asks it to save what it has and end, as Ctrl-C does. */
  interrupt(): void;
  /** Sends it a message, where a channel to it was asked for. */
  send?(message: unknown): void;
}

/** What a program started by another one hears from it, and says to it: plain JSON. */
export interface Channel {
  send(message: unknown): void;
  /** @param onClose - Called when the other program has ended. */
  listen(onMessage: (message: unknown) => void, onClose: () => void): void;
  /** Ends the conversation, so that the process may end. */
  close(): void;
}

/** Where a program runs, and who hears its output, in pieces of any length. */
export interface ProgramContext {
  readonly cwd: string;
  readonly env: Environment;
  readonly onOutput: (text: string) => void;
  readonly onError: (text: string) => void;
  /** Opens a channel to the program, and hears what it says. */
  readonly onMessage?: (message: unknown) => void;
}

/** Starts this program with other arguments. */
export type StartProgram = (argv: readonly string[], context: ProgramContext) => RunningProgram;
