import type { InterruptionWatch } from '../../src/interruption.ts';
import { main } from '../../src/run-command.ts';
import { collectingStream } from '@vitrum/test-support/collecting-stream';
import { plainEnvironment } from './plain-environment.ts';

/** What a run of the program gave. */
export interface Result {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and with what the program runs. */
export interface ProcessContext {
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Characters in a line of the terminal that both outputs are; default: they are pipes. */
  readonly columns?: number;
}

/** The program while it runs. */
export interface RunningVitrum {
  readonly result: Promise<Result>;
  /** What it has written to standard output so far. */
  readonly printed: () => string;
}

/** Runs the program in this process to its end. What is about processes is for `spawnVitrum`. */
export async function runVitrum(args: readonly string[], context: ProcessContext): Promise<Result> {
  return beginVitrum(args, context).result;
}

/** Begins to run the program in this process; `watchForInterruption` is how it hears that it is to stop. */
export function beginVitrum(
  args: readonly string[],
  { cwd, environment = {}, columns }: ProcessContext,
  watchForInterruption?: () => InterruptionWatch,
): RunningVitrum {
  const [stdout, stderr] = [collectingStream(columns), collectingStream(columns)];
  const env = { ...plainEnvironment(cwd), ...environment };
  const ended = main(args, { stdout, stderr, env, cwd, ...(watchForInterruption && { watchForInterruption }) });
  return {
    result: ended.then((exitCode) => ({ exitCode, stdout: stdout.written(), stderr: stderr.written() })),
    printed: stdout.written,
  };
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
