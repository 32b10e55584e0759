import { ProcessFailure, type ProcessRunner } from '../process/process-runner.ts';

/** Possible locations of a Python with the libraries; the first on the PATH is often another one. */
const interpreters = ['python3', '/usr/bin/python3', '/usr/local/bin/python3', '/opt/homebrew/bin/python3'];

/** The first interpreter that can import the module; undefined if none can. */
export async function findPython(module: 'numpy' | 'torch', runner: ProcessRunner): Promise<string | undefined> {
  for (const program of interpreters) {
    if (await succeeds(runner, program, ['-c', `import numpy, ${module}`])) return program;
  }
  return undefined;
}

/** True if the command runs and succeeds. */
export async function succeeds(runner: ProcessRunner, program: string, args: readonly string[]): Promise<boolean> {
  try {
    await runner.run({ program, args });
    return true;
  } catch (error) {
    if (error instanceof ProcessFailure) return false;
    throw error;
  }
}
