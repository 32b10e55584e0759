import { VitrumError } from '@vitrum/core';
import { createHost } from './command-host.ts';
import { Interruption } from './interruption.ts';
import { endQuietlyOnBrokenPipe } from './process/broken-pipe.ts';
import { sendConsoleTo } from './process/console-to-stderr.ts';
import { endProcess, finishProcess, reportUnexpectedEnd } from './process/end-process.ts';
import { openChannel } from './process/open-channel.ts';
import { startProgram } from './process/start-program.ts';
import { interruptRunning, watchForInterruption } from './process/watch-for-interruption.ts';
import { reportError } from './report-error.ts';
import { isVerbose, main } from './run-command.ts';

const { stdout, stderr, env } = process;
const argv = process.argv.slice(2);
const channel = openChannel();
const context = { stdout, stderr, env, cwd: process.cwd(), watchForInterruption, startProgram, ...(channel && { channel }) };
const report = (error: unknown): number => reportError(error, createHost(context), isVerbose(argv));

endQuietlyOnBrokenPipe(stdout);
endQuietlyOnBrokenPipe(stderr);
sendConsoleTo(stderr);
reportUnexpectedEnd((end) => report(new VitrumError({ code: 'VITRUM_CONTRIBUTION_FAILED', ...end })));
// Work that is not awaited, such as a plugin's timer, can fail too.
process.on('uncaughtException', (error) => {
  const exitCode = report(error);
  if (!interruptRunning(new Interruption('An error occurred outside of the command.', exitCode))) endProcess(exitCode);
});

// Not awaited here: a promise that never settles would end the module, and the process, with a warning of Node's own.
void main(argv, context).then(finishProcess);
