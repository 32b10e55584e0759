import { createProgram } from './program.ts';
import { reportError } from './report-error.ts';
import type { ProcessContext } from './process-context.ts';

/**
 * Runs the program with command-line arguments, and prints any error.
 *
 * @param argv - The arguments after the program's name.
 * @returns The exit code.
 */
export async function main(argv: readonly string[], context: ProcessContext): Promise<number> {
  try {
    await createProgram(context).parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    return reportError(error, context);
  }
}
