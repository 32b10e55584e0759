import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CommandStep, PatchStep, Step } from './parse-steps.ts';

/** Options of a walk-through. */
export interface WalkOptions {
  /** The document, for messages. */
  readonly document: string;
  /** The checkout in which the steps are run. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly hasMnist: boolean;
  /** Called with one line for every step. */
  readonly report: (line: string) => void;
}

/** Runs the steps in order; stops at the first failure and returns a description of it, otherwise undefined. */
export function runSteps(steps: readonly Step[], options: WalkOptions): string | undefined {
  for (const step of steps) {
    const problem = runStep(step, options);
    if (problem !== undefined) return `${options.document}:${step.line}: ${problem}`;
  }
  return undefined;
}

function runStep(step: Step, options: WalkOptions): string | undefined {
  switch (step.type) {
    case 'command':
      return runCommand(step, options);
    case 'file':
      options.report(`write ${step.path}`);
      mkdirSync(dirname(join(options.folder, step.path)), { recursive: true });
      writeFileSync(join(options.folder, step.path), step.content);
      return undefined;
    case 'patch':
      return applyPatch(step, options);
  }
}

function runCommand({ command, promises, needsMnist }: CommandStep, options: WalkOptions): string | undefined {
  if (needsMnist && !options.hasMnist) {
    options.report(`(left out, it needs the files of MNIST) ${command}`);
    return undefined;
  }
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: options.folder,
    env: options.environment,
    shell: true,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  options.report(`${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${command}`);
  const output = `${stdout}${stderr}`;
  if (status !== 0) return `"${command}" ends with the exit code ${String(status)}:\n${output}`;
  const missing = promises.find((promise) => !output.includes(promise));
  return missing === undefined ? undefined : `"${command}" should print "${missing}", and prints:\n${output}`;
}

function applyPatch({ diff }: PatchStep, { folder, report }: WalkOptions): string | undefined {
  report('apply a change');
  const { status, stderr } = spawnSync('git', ['apply', '--recount', '--unidiff-zero', '-'], { cwd: folder, input: diff, encoding: 'utf8' });
  return status === 0 ? undefined : `the change does not apply: ${stderr}`;
}
