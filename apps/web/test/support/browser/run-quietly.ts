import { spawn } from 'node:child_process';
import type { Machine } from './machine.ts';

/** Runs a command without showing what it prints. @returns Why it failed, in one line; undefined when it did not. */
export function runQuietly([command = '', ...args]: readonly string[], { environment }: Machine): Promise<string | undefined> {
  return new Promise((resolve) => {
    const env = { ...environment, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', ({ message }) => resolve(message));
    child.on('close', (exitCode, signal) => {
      resolve(exitCode === 0 ? undefined : reasonIn(output, exitCode === null ? `ended by ${String(signal)}` : `exit code ${exitCode}`));
    });
  });
}

/** The line of an output that says most: the first that speaks of an error, else the last. */
export function reasonIn(output: string, otherwise: string): string {
  const lines = output.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const line = lines.find((text) => /^e:|error|cannot|failed|required/i.test(text)) ?? lines.at(-1) ?? otherwise;
  return line.replace(/^(e|error): /i, '').replace(/[.:]+$/, '');
}
