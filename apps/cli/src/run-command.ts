import { createHost, type ProcessContext } from './command-host.ts';
import { createProgram } from './program.ts';
import { reportError } from './report-error.ts';

/**
 * Runs the program with the arguments of a command line, and prints errors. Several can run in one process at the same time.
 *
 * @param argv - What follows the name of the program.
 * @returns The exit code.
 */
export async function main(argv: readonly string[], context: ProcessContext): Promise<number> {
  const atTheEnd: (() => void)[] = [];
  const host = createHost(context, (work) => void atTheEnd.push(work));
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

/** Determined before parsing, since parsing may fail. */
export function isVerbose(argv: readonly string[]): boolean {
  return argv.includes('--verbose');
}
