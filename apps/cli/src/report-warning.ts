import type { ModelWarning } from '@vitrum/formats';
import type { CommandHost } from './command-host.ts';
import { oneLine } from './one-line.ts';

/** Prints a warning to standard error: one line that says what is wrong, and one that says what to do. */
export function reportWarning({ message, hint }: Pick<ModelWarning, 'message' | 'hint'>, { stderr, paths }: CommandHost): void {
  stderr.print(`${stderr.chalk.yellow.bold('warning:')} ${oneLine(paths.asGiven(message))}\n  ${oneLine(paths.asGiven(hint))}`);
}
