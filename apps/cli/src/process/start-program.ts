import { spawn } from 'node:child_process';
import type { StartProgram } from '../running-program.ts';

/** Starts this program as a process of its own, with the arguments and flags of Node that it runs with itself. */
export const startProgram: StartProgram = (argv, { cwd, env, onOutput, onError }) => {
  const [, script = ''] = process.argv;
  const child = spawn(process.execPath, [...process.execArgv, script, ...argv], { cwd, env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.setEncoding('utf8').on('data', onOutput);
  child.stderr.setEncoding('utf8').on('data', onError);
  return {
    exitCode: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? undefined));
    }),
    interrupt: () => void child.kill('SIGINT'),
  };
};
