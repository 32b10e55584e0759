import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** What a run of the program gave. */
export interface Result {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
// What decides colours and the author must not come from whoever runs the tests.
const ignored = /^(FORCE_COLOR|NO_COLOR|CI|NODE_OPTIONS|NODE_V8_COVERAGE|VITEST.*|npm_config_.*|GIT_.*|XDG_CONFIG_HOME|HOME)$/;

/** Runs the real program from its sources, without a terminal, as somebody whom neither npm nor git knows. */
export function runCreate(args: readonly string[], cwd: string, environment: Readonly<Record<string, string>> = {}): Result {
  const inherited = Object.entries(process.env).filter(([name]) => !ignored.test(name));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', loader, '--conditions=@vitrum/source', main, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...Object.fromEntries(inherited), HOME: cwd, GIT_CONFIG_NOSYSTEM: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { exitCode: status, stdout, stderr };
}
