import { Writable } from 'node:stream';
import { Interruption, type InterruptionWatch } from '../../src/interruption.ts';
import type { Channel, StartProgram } from '../../src/running-program.ts';
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
  /** What it has written to standard error so far. */
  readonly told: () => string;
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
  start: StartProgram = startProgram,
): RunningVitrum {
  const [stdout, stderr] = [collectingStream(columns), collectingStream(columns)];
  const env = { ...plainEnvironment(cwd), ...environment };
  const ended = main(args, { stdout, stderr, env, cwd, startProgram: start, ...(watchForInterruption && { watchForInterruption }) });
  return {
    result: ended.then((exitCode) => ({ exitCode, stdout: stdout.written(), stderr: stderr.written() })),
    printed: stdout.written,
    told: stderr.written,
  };
}

/** Runs the program once more in this process, as it starts itself as a process of its own. */
export const startProgram: StartProgram = (argv, { cwd, env, onOutput, onError, onMessage }) => {
  const [stdout, stderr] = [onOutput, onError].map(listeningStream);
  const controller = new AbortController();
  const watchForInterruption = (): InterruptionWatch => ({ signal: controller.signal, end: () => undefined });
  if (stdout === undefined || stderr === undefined) throw new Error('two streams');
  const { channel, send } = channelTo(onMessage);
  return {
    exitCode: main(argv, { stdout, stderr, env, cwd, watchForInterruption, startProgram, ...(channel && { channel }) }),
    interrupt: () => controller.abort(new Interruption('Interrupted.')),
    send,
  };
};

/** Two ends of a channel, whose messages arrive later and as copies, as between processes. */
function channelTo(onMessage: ((message: unknown) => void) | undefined): { readonly channel?: Channel; readonly send: (message: unknown) => void } {
  if (onMessage === undefined) return { send: () => undefined };
  const waiting: unknown[] = [];
  let hear = (message: unknown): void => void waiting.push(message);
  const later = (message: unknown, listener: (message: unknown) => void): void => void setImmediate(() => listener(structuredClone(message)));
  const channel: Channel = {
    send: (message) => later(message, onMessage),
    listen: (listener) => {
      hear = listener;
      waiting.splice(0).forEach(listener);
    },
    close: () => undefined,
  };
  return { channel, send: (message) => later(message, (each) => hear(each)) };
}

function listeningStream(hear: (text: string) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write: (chunk: Buffer | string, _encoding, done) => {
      hear(chunk.toString());
      done();
    },
  });
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
