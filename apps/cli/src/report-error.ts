import { inspect, styleText } from 'node:util';
import { isVitrumError } from '@vitrum/core';
import { CommanderError } from 'commander';
import { exitCodes } from './exit-codes.ts';
import { isInterruption } from './run/interruption.ts';

/**
 * Prints an error as one line that says what is wrong and one that says what to do; with `isVerbose`, its stack and causes
 * follow.
 *
 * @returns The exit code.
 */
export function reportError(error: unknown, stream: NodeJS.WriteStream, isVerbose: boolean): number {
  // Asking for help or the version ends parsing with such an error, after the text was printed.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.wrongUse;
  if (isInterruption(error)) return exitCodes.interrupted;
  const { message, hint } = describeError(error);
  stream.write(`${styleText(['red', 'bold'], 'error:', { stream })} ${oneLine(message)}\n  ${oneLine(hint)}\n`);
  if (isVerbose) stream.write(`${inspect(error)}\n`);
  return isVitrumError(error) && error.category === 'usage' ? exitCodes.wrongUse : exitCodes.failed;
}

function describeError(error: unknown): { readonly message: string; readonly hint: string } {
  if (isVitrumError(error)) return error;
  return {
    message: `Something unexpected happened: ${error instanceof Error ? `${error.name}: ${error.message}` : inspect(error)}`,
    hint: 'This is a bug in vitrum or in a plugin; run again with --verbose to see where.',
  };
}

/** Messages may quote files and names: line breaks and control characters in them must not reach the terminal. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
}
