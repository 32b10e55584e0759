import type { Environment } from '@vitrum/data-cache';
import { GivenPaths } from './given-paths.ts';
import type { InterruptionWatch } from './interruption.ts';
import type { OutputStream } from './output-stream.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** What surrounds a run of the program. */
export interface Surroundings {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Environment;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** Watches for the user's wish to stop; left out: nobody can stop a command. */
  readonly watchForInterruption?: () => InterruptionWatch;
}

/**
 * What a command has of the world: it touches nothing of the process itself, so that several can run in one at the same time.
 */
export interface CommandHost {
  readonly stdout: Terminal;
  readonly stderr: Terminal;
  readonly env: Environment;
  readonly paths: GivenPaths;
  readonly watchForInterruption: () => InterruptionWatch;
  /** Has something done when the command is over, however it ends. */
  readonly whenOver: (work: () => void) => void;
}

/** The host of one run. Whoever makes it does what `whenOver` was given. */
export function createHost(surroundings: Surroundings, whenOver: CommandHost['whenOver'] = () => undefined): CommandHost {
  const { stdout, stderr, env, cwd, watchForInterruption = neverInterrupted } = surroundings;
  return {
    stdout: openTerminal(stdout, env),
    stderr: openTerminal(stderr, env),
    env,
    paths: new GivenPaths(cwd),
    watchForInterruption,
    whenOver,
  };
}

const neverInterrupted = (): InterruptionWatch => ({ signal: new AbortController().signal, end: () => undefined });
