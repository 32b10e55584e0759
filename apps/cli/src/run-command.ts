import { createHost, type Surroundings } from './command-host.ts';
import { createProgram } from './program.ts';
import { reportError } from './report-error.ts';

/**
 * Runs the program with the words of a command line, and prints what went wrong. Several may run in one process at the same
 * time, each in its own surroundings.
 *
 * @param argv - What follows the name of the program.
 * @returns The exit code.
 */
export async function main(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const atTheEnd: (() => void)[] = [];
  const host = createHost(surroundings, (work) => void atTheEnd.push(work));
  try {
    const program = createProgram(host);
    if (argv.length > 0) await program.parseAsync(argv, { from: 'user' });
    else program.outputHelp();
    return 0;
  } catch (error) {
    return reportError(error, host, isVerbose(argv));
  } finally {
    for (const work of atTheEnd) work();
  }
}

/** Asked before the words are understood: an error may be about these. */
export function isVerbose(argv: readonly string[]): boolean {
  return argv.includes('--verbose');
}
