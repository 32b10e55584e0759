import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { collectingStream } from '@vitrum/test-support/collecting-stream';
import { sourceOptions } from '@vitrum/test-support/source-program';
import { main } from '../../src/run-create.ts';

/** The result of a run. */
export interface Result {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

/** Runs the program in this process, without a terminal and without an author in npm or git. */
export async function runCreate(args: readonly string[], cwd: string, environment: Environment = {}): Promise<Result> {
  const [stdout, stderr] = [collectingStream(), collectingStream()];
  const exitCode = await main(args, { stdin: {}, stdout, stderr, env: environmentIn(cwd, environment), cwd });
  return { exitCode, stdout: stdout.written(), stderr: stderr.written() };
}

/** Runs the real program from its sources in a separate process. */
export function spawnCreate(args: readonly string[], cwd: string, environment: Environment = {}): Result {
  const program = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [...sourceOptions, program, ...args], {
    cwd,
    encoding: 'utf8',
    env: environmentIn(cwd, environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { exitCode: status, stdout, stderr };
}

// Colors and author must not depend on the environment of the tests.
const ignored = /^(FORCE_COLOR|NO_COLOR|CI|NODE_OPTIONS|NODE_V8_COVERAGE|VITEST.*|npm_config_.*|GIT_.*|XDG_CONFIG_HOME|HOME)$/;

function environmentIn(cwd: string, environment: Environment): Readonly<Record<string, string | undefined>> {
  const inherited = Object.entries(process.env).filter(([name]) => !ignored.test(name));
  return { ...Object.fromEntries(inherited), HOME: cwd, GIT_CONFIG_NOSYSTEM: '1', ...environment };
}
