import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { sourceEnvironment, sourceOptions } from '@vitrum/test-support/source-program';
import { repositoryRoot } from '../../shared/workspace.ts';

/** The result of a finished command. */
export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a file of this repository in another folder, without a terminal. */
export function runFile(file: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...sourceOptions, join(repositoryRoot, file), ...args], {
      cwd,
      env: { ...env, ...sourceEnvironment, NO_COLOR: '1' },
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
