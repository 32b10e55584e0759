import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../../shared/workspace.ts';

/** The result of a finished command. */
export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Node arguments to run a TypeScript file of this repository from any folder. */
const fromSources = ['--import', import.meta.resolve('tsx'), '--conditions=@vitrum/source'];

/** Runs a file of this repository in another folder, without a terminal. */
export function runFile(file: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...fromSources, join(repositoryRoot, file), ...args], {
      cwd,
      env: { ...env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

/** Runs the program `vitrum` in a folder. */
export function runVitrum(args: readonly string[], cwd: string, env?: NodeJS.ProcessEnv): Promise<Outcome> {
  return runFile('apps/cli/src/main.ts', args, cwd, env);
}
