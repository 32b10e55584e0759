import { spawn, type Serializable } from 'node:child_process';
import type { StartProgram } from '../running-program.ts';

/** Starts this program as a process of its own, with the arguments and flags of Node that it runs with itself. */
export const startProgram: StartProgram = (argv, { cwd, env, onOutput, onError, onMessage }) => {
  const [, script = ''] = process.argv;
  const channel = onMessage === undefined ? [] : (['ipc'] as const);
  const child = spawn(process.execPath, [...process.execArgv, script, ...argv], { cwd, env: { ...env }, stdio: ['ignore', 'pipe', 'pipe', ...channel] });
  child.stdout?.setEncoding('utf8').on('data', onOutput);
  child.stderr?.setEncoding('utf8').on('data', onError);
  if (onMessage !== undefined) child.on('message', onMessage);
  return {
    exitCode: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? undefined));
    }),
    interrupt: () => void child.kill('SIGINT'),
    // Of a program that has just ended, the exit code tells.
    send: (message) => {
      if (child.connected) child.send(message as Serializable, () => undefined); // plain JSON
    },
  };
};
