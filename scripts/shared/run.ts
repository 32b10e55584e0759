import { spawn } from 'node:child_process';
import { delimiter, dirname, sep } from 'node:path';
import { repositoryRoot } from './workspace.ts';

/** Where to run a command, and for how long at most. */
export interface RunOptions {
  readonly cwd: string;
  /** Milliseconds until it is stopped. */
  readonly timeout?: number;
}

/** A command with a nonzero exit code. The message contains its output. */
export class CommandFailed extends Error {
  readonly exitCode: number | null;

  constructor(command: string, exitCode: number | null, output: string) {
    super(`${command} ${exitCode === null ? 'was stopped' : `ended with exit code ${exitCode}`}:\n${output.trimEnd()}`);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a command without a terminal, as in an unrelated checkout: nothing of this repository is on the path except Node, and the
 * environment has nothing of the npm script that runs this.
 *
 * @returns Its standard output.
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
      // Its own children may keep the pipes open; do not wait for them.
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
