import type { CommandHost } from './command-host.ts';
import { oneLine } from './one-line.ts';

/** Prints to standard error what a person should know unasked: a line that says what, and one that says more, where there is more. */
export function reportNote(note: string, { stderr, paths }: CommandHost, more?: string): void {
  stderr.print(`note: ${oneLine(paths.asGiven(note))}`);
  if (more !== undefined) stderr.print(`  ${oneLine(paths.asGiven(more))}`);
}
