import type { CommandHost } from './command-host.ts';
import { oneLine } from './one-line.ts';

/** Prints a note to standard error: one line, and optionally another with details. */
export function reportNote(note: string, { stderr, paths }: CommandHost, more?: string): void {
  stderr.print(`note: ${oneLine(paths.asGiven(note))}`);
  if (more !== undefined) stderr.print(`  ${oneLine(paths.asGiven(more))}`);
}
