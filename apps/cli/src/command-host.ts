import type { Environment } from '@vitrum/data-cache';
import { GivenPaths } from './given-paths.ts';
import type { QueueClaim } from './lock/queue-claim.ts';
import type { KeptData } from './load/kept-data.ts';
import type { InterruptionOptions, InterruptionWatch } from './interruption.ts';
import type { OutputStream } from './output-stream.ts';
import type { Channel, StartProgram } from './running-program.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** The streams, environment and folder of one run of the program. */
export interface ProcessContext {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Environment;
  /** The folder that relative paths are resolved from. */
  readonly cwd: string;
  /** Watches for interruptions; by default a command cannot be interrupted. */
  readonly watchForInterruption?: (options?: InterruptionOptions) => InterruptionWatch;
  /** Starts the program once more, beside this run; by default that fails. */
  readonly startProgram?: StartProgram;
  /** To the program that started this one, where it asked for it. */
  readonly channel?: Channel;
  /** Keeps data for the next run of the program in this process; by default each loads them anew. */
  readonly keptData?: KeptData;
  /** Of the job of a queue that this run of the program trains. */
  readonly claim?: QueueClaim;
}

/**
 * Everything that a command may access: it uses nothing of the process itself, so that several can run in one process.
 */
export interface CommandHost {
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly env: Environment;
  readonly paths: GivenPaths;
  readonly watchForInterruption: (options?: InterruptionOptions) => InterruptionWatch;
  readonly startProgram: StartProgram;
  readonly channel?: Channel | undefined;
  readonly keptData?: KeptData | undefined;
  readonly claim?: QueueClaim | undefined;
  /** Registers work to do when the command ends, however it ends. */
  readonly onEnd: (work: () => void) => void;
}

/** Creates the host of one run. The caller runs what is registered with `onEnd`. */
export function createHost(context: ProcessContext, onEnd: CommandHost['onEnd'] = () => undefined): CommandHost {
  const { stdout, stderr, env, cwd, watchForInterruption = neverInterrupted, startProgram = neverStarted, channel, keptData, claim } = context;
  return {
    stdout: openTerminal(stdout, env),
    stderr: openTerminal(stderr, env),
    env,
    paths: new GivenPaths(cwd),
    watchForInterruption,
    startProgram,
    channel,
    keptData,
    claim,
    onEnd,
  };
}

const neverInterrupted = (): InterruptionWatch => ({ signal: new AbortController().signal, end: () => undefined });

const neverStarted: StartProgram = () => ({
  exitCode: Promise.reject(new Error('no other program can be started here')),
  interrupt: () => undefined,
});
