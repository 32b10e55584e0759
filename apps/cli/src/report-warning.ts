import type { CommandHost } from './command-host.ts';
import { oneLine } from './one-line.ts';

/** A warning in two lines. */
interface Doubt {
  readonly message: string;
  readonly hint: string;
}

/** Prints a warning to standard error: one line that says what is wrong, and one that says what to do. */
export function reportWarning({ message, hint }: Doubt, { stderr, paths }: CommandHost): void {
  stderr.print(`${stderr.chalk.yellow.bold('warning:')} ${oneLine(paths.asGiven(message))}\n  ${oneLine(paths.asGiven(hint))}`);
}
