#!/usr/bin/env node
import { createProgram } from './program.ts';
import { endQuietlyOnBrokenPipe } from './broken-pipe.ts';
import { reportError } from './report-error.ts';

endQuietlyOnBrokenPipe(process.stdout);
endQuietlyOnBrokenPipe(process.stderr);

try {
  const program = createProgram();
  if (process.argv.length > 2) await program.parseAsync();
  else program.outputHelp();
} catch (error) {
  process.exitCode = reportError(error, process.stderr, process.argv.includes('--verbose'));
}
