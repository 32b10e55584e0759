import { createProgram } from './program.ts';
import { reportError } from './report-error.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Runs the program with the words of a command line, and prints what went wrong.
 *
 * @param argv - What follows the name of the program.
 * @returns The exit code.
 */
export async function main(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    await createProgram(surroundings).parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    return reportError(error, surroundings);
  }
}
