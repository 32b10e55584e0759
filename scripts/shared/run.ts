import { spawn } from 'node:child_process';
import { delimiter, dirname, sep } from 'node:path';
import { repositoryRoot } from './workspace.ts';

/** Where and how long a command may run. */
export interface RunOptions {
  readonly cwd: string;
  /** Milliseconds after which it is stopped. */
  readonly timeout?: number;
}

/** A command that did not end with exit code 0. Its message holds what was printed. */
export class CommandFailed extends Error {
  readonly exitCode: number | null;

  constructor(command: string, exitCode: number | null, output: string) {
    super(`${command} ${exitCode === null ? 'was stopped' : `ended with exit code ${exitCode}`}:\n${output.trimEnd()}`);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a command to its end, without a terminal, as in a checkout of somebody else: nothing of this repository is on the
 * path but Node, and nothing of the npm script that runs this is in the environment.
 *
 * @returns What it printed to standard output.
 * @throws CommandFailed
 */
export function run(command: string, args: readonly string[], { cwd, timeout = 120_000 }: RunOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...strangersEnvironment(), CI: 'true', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32', // npm is a script there
    });
    let [stdout, output] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    const timer = setTimeout(() => {
      child.kill();
      // What it started itself may go on and hold on to the pipes; nobody waits for that.
      setTimeout(() => [child.stdout, child.stderr].forEach((stream) => stream.destroy()), 2000).unref();
    }, timeout);
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      if (exitCode === 0) resolve(stdout);
      else reject(new CommandFailed(`${command} ${args.join(' ')}`, exitCode, output));
    });
  });
}

const ofThisRun = /^(npm_(package|lifecycle|execpath|node_execpath|command).*|INIT_CWD|NODE_OPTIONS|FORCE_COLOR|VITRUM_.*|VITEST.*)$/;

function strangersEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !ofThisRun.test(name));
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !`${folder}${sep}`.startsWith(repositoryRoot));
  return { ...Object.fromEntries(kept), PATH: [dirname(process.execPath), ...folders].join(delimiter) };
}
