#!/usr/bin/env node
import { createProgram } from './program.ts';
import { endQuietlyOnBrokenPipe } from './broken-pipe.ts';
import { reportError } from './report-error.ts';

const report = (error: unknown): number => reportError(error, process.stderr, process.argv.includes('--verbose'));

endQuietlyOnBrokenPipe(process.stdout);
endQuietlyOnBrokenPipe(process.stderr);
// What nobody waits for, such as a timer of a plugin, can fail too.
process.on('uncaughtException', (error) => process.exit(report(error)));

try {
  const program = createProgram();
  if (process.argv.length > 2) await program.parseAsync();
  else program.outputHelp();
} catch (error) {
  process.exitCode = report(error);
}
