import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { commandLine, sourceEnvironment, sourceOptions } from '@vitrum/test-support/source-program';

/** How a process ended. */
export interface Ended {
  /** Null after a signal. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A started `vitrum`. */
export interface VitrumProcess {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly ended: Promise<Ended>;
  /** Resolves when standard output has a line with the text, or at the end of the process. */
  readonly seen: (text: string, onLine?: (line: string) => void) => Promise<void>;
}

/**
 * Starts `vitrum` from its sources in a folder.
 *
 * @param before - A command that starts it, such as one that limits it.
 * @param limits - Further options of Node.
 */
export function startVitrum(args: readonly string[], cwd: string, before: readonly string[] = [], limits: readonly string[] = []): VitrumProcess {
  const [command = process.execPath, ...words] = [...before, process.execPath, ...limits, ...sourceOptions, commandLine, ...args];
  const child = spawn(command, words, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...sourceEnvironment, NO_COLOR: '1' } });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'close').then(() => ({ exitCode: child.exitCode, stdout, stderr }));
  const seen = (text: string, onLine?: (line: string) => void): Promise<void> =>
    Promise.race([
      new Promise<void>((resolve) => {
        lines.on('line', (line) => {
          onLine?.(line);
          if (line.includes(text)) resolve();
        });
      }),
      ended.then(() => undefined),
    ]);
  return { child, ended, seen };
}

/** Runs `vitrum` to its end. */
export function runVitrum(args: readonly string[], cwd: string, before: readonly string[] = []): Promise<Ended> {
  return startVitrum(args, cwd, before).ended;
}
