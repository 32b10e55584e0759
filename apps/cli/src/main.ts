#!/usr/bin/env node
import { createHost } from './command-host.ts';
import { endQuietlyOnBrokenPipe } from './process/broken-pipe.ts';
import { watchForInterruption } from './process/watch-for-interruption.ts';
import { reportError } from './report-error.ts';
import { isVerbose, main } from './run-command.ts';

const { stdout, stderr, env } = process;
const argv = process.argv.slice(2);
const surroundings = { stdout, stderr, env, cwd: process.cwd(), watchForInterruption };

endQuietlyOnBrokenPipe(stdout);
endQuietlyOnBrokenPipe(stderr);
// What nobody waits for, such as a timer of a plugin, can fail too.
process.on('uncaughtException', (error) => process.exit(reportError(error, createHost(surroundings), isVerbose(argv))));

process.exitCode = await main(argv, surroundings);
