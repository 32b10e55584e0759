import { inspect } from 'node:util';
import { categoryOf, isVitrumError } from '@vitrum/core';
import { errorPage } from '@vitrum/core/internal';
import { CommanderError } from 'commander';
import { CommandEnd } from './command-end.ts';
import type { CommandHost } from './command-host.ts';
import { exitCodes } from './exit-codes.ts';
import { firstPlace } from './first-place.ts';
import { exitCodeOf, isInterruption } from './interruption.ts';
import { oneLine } from './one-line.ts';

/**
 * Prints an error as one line that says what is wrong and one that says what to do, on a terminal followed by the address of
 * what the documentation says of its code, and by its stack and causes with `isVerbose`.
 *
 * @returns The exit code.
 */
export function reportError(error: unknown, { stderr, paths }: Pick<CommandHost, 'stderr' | 'paths'>, isVerbose: boolean): number {
  if (error instanceof CommandEnd) return error.exitCode;
  // --help and --version end parsing with such an error, after printing.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usageError;
  if (isInterruption(error)) return exitCodeOf(error);
  const { message, hint } = describeError(error);
  const { chalk, print, isInteractive } = stderr;
  print(`${chalk.red.bold('error:')} ${oneLine(paths.asGiven(message))}\n  ${oneLine(paths.asGiven(hint))}`);
  if (isInteractive && isVitrumError(error)) print(chalk.dim(`  ${errorPage(error.code)}`));
  if (isVerbose) print(inspect(error));
  return isVitrumError(error) && categoryOf(error) === 'usage' ? exitCodes.usageError : exitCodes.failed;
}

function describeError(error: unknown): { readonly message: string; readonly hint: string } {
  if (isVitrumError(error)) return error;
  const place = error instanceof Error ? firstPlace(error.stack ?? '') : undefined;
  const what = error instanceof Error ? `${error.name}: ${error.message}` : inspect(error);
  return {
    message: `Something unexpected happened${place === undefined ? '' : ` in ${place}`}: ${what}`,
    hint: 'This is a bug in vitrum, or in a plugin where that file is one of a plugin; run again with --verbose to see more.',
  };
}
