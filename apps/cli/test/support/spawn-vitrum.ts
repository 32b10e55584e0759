import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { commandLine, sourceEnvironment, sourceOptions } from '@vitrum/test-support/source-program';
import { plainEnvironment } from './plain-environment.ts';
import type { Result, ProcessContext } from './run-vitrum.ts';

/** The program as a process: without input, its output in pipes. */
export type VitrumProcess = ChildProcessByStdio<null, Readable, Readable>;

/**
 * Starts the real program from its sources as a process of its own: for tests of signals, pipes and what a process loads.
 *
 * @param before - A command that is to start it, such as one that limits it.
 */
export function startVitrum(args: readonly string[], { cwd, environment = {} }: ProcessContext, before: readonly string[] = []): VitrumProcess {
  const [command = process.execPath, ...words] = [...before, process.execPath, ...sourceOptions, commandLine, ...args];
  return spawn(command, words, {
    cwd,
    env: { ...plainEnvironment(cwd), ...sourceEnvironment, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs the real program to its end. */
export async function spawnVitrum(args: readonly string[], context: ProcessContext, before: readonly string[] = []): Promise<Result> {
  return finish(startVitrum(args, context, before));
}

/** Waits for the end of a started program. */
export async function finish(child: VitrumProcess): Promise<Result> {
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  await once(child, 'close');
  return { exitCode: child.exitCode, stdout, stderr };
}
