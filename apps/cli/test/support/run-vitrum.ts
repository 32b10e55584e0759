import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** What a run of the program gave. */
export interface Result {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program while it runs: without input, its output in pipes. */
export type RunningVitrum = ChildProcessByStdio<null, Readable, Readable>;

/** Where and with what the program runs. */
export interface Surroundings {
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** Node leaves the types out by itself and keeps what it has compiled: the program starts twice as fast as through a loader. */
const nodeOptions = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', '--conditions=@vitrum/source'];
const compiled = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));
// What decides colours, folders and data must not come from whoever runs the tests.
const ignored = /^(FORCE_COLOR|NO_COLOR|COLORTERM|TERM|COLUMNS|CI|VITRUM_DATA_DIR|NODE_OPTIONS|NODE_V8_COVERAGE|VITEST.*)$/;

/** Starts the real program from its sources as a process of its own. */
export function startVitrum(args: readonly string[], { cwd, environment = {} }: Surroundings): RunningVitrum {
  const inherited = Object.entries(process.env).filter(([name]) => !ignored.test(name));
  return spawn(process.execPath, [...nodeOptions, main, ...args], {
    cwd,
    env: { ...Object.fromEntries(inherited), XDG_CACHE_HOME: cwd, NODE_COMPILE_CACHE: compiled, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs the real program to its end. */
export async function runVitrum(args: readonly string[], surroundings: Surroundings): Promise<Result> {
  return finish(startVitrum(args, surroundings));
}

/** Waits for the end of a started program. */
export async function finish(child: RunningVitrum): Promise<Result> {
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  await once(child, 'close');
  return { exitCode: child.exitCode, stdout, stderr };
}

/** A line of JSON. */
export type JsonLine = Readonly<Record<string, unknown>>;

/** The JSON lines of an output; fails on a line that is none. */
export function jsonLines(stdout: string): readonly JsonLine[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as JsonLine); // each test looks at the fields that it needs
}
