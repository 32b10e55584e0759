import { categoryOf, isVitrumError } from '@vitrum/core';
import { CommanderError } from 'commander';
import { messageOf } from './errors.ts';
import { oneLine } from './one-line.ts';
import { style } from './style.ts';
import type { ProcessContext } from './process-context.ts';

/**
 * Prints an error: one line on what is wrong, one on what to do.
 *
 * @returns The exit code: 2 for wrong usage, 1 for a failure, 130 if a prompt was canceled with Ctrl+C.
 */
export function reportError(error: unknown, context: ProcessContext): number {
  if (error instanceof Error && error.name === 'ExitPromptError') return 130;
  if (error instanceof CommanderError && error.exitCode === 0) return 0; // help or version was requested and has been printed
  const { message, hint } = describeError(error);
  const { stderr } = context;
  stderr.write(`${style(['red', 'bold'], 'error:', stderr, context)} ${oneLine(message)}\n  ${oneLine(hint)}\n`);
  return error instanceof CommanderError || (isVitrumError(error) && categoryOf(error) === 'usage') ? 2 : 1;
}

function describeError(error: unknown): { readonly message: string; readonly hint: string } {
  if (isVitrumError(error)) return error;
  if (error instanceof CommanderError) {
    return { message: error.message.replace(/^error: /, ''), hint: 'See "npm create vitrum-plugin -- --help".' };
  }
  const hint = 'This is a bug in create-vitrum-plugin; please report it.';
  return { message: `Something unexpected happened: ${messageOf(error)}`, hint };
}
