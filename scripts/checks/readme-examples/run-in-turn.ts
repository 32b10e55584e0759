// Runs modules one after the other in this process, each in its own folder: tsx run-in-turn.ts FILES OUTCOMES. FILES is a file with a JSON
// list of modules; a line of JSON is added to OUTCOMES for each that ended. The next begins when the event loop has nothing left to do, as
// a process of its own would end.
import { appendFileSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import type { Outcome } from './outcome.ts';

const [list = '', outcomes = ''] = process.argv.slice(2);
// Written by run-together.ts, which has nothing else in it.
const files = JSON.parse(readFileSync(list, 'utf8')) as string[];

/** What the module that runs now has done so far. */
let running: { file: string; stdout: string; stderr: string; hasFailed: boolean; hasEnded: boolean } | undefined;

function capture(stream: NodeJS.WriteStream, name: 'stdout' | 'stderr'): void {
  stream.write = (chunk: string | Uint8Array, ...rest: readonly unknown[]) => {
    if (running !== undefined) running[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    const written = rest.find((each) => typeof each === 'function');
    if (written !== undefined) process.nextTick(written);
    return true;
  };
}

function fail(error: unknown): void {
  if (running === undefined) throw error;
  running.stderr += `${inspect(error)}\n`;
  running.hasFailed = true;
  running.hasEnded = true;
}

function startNext(): void {
  const file = files.shift();
  running = undefined;
  if (file === undefined) return;
  const started = { file, stdout: '', stderr: '', hasFailed: false, hasEnded: false };
  running = started;
  process.exitCode = undefined;
  process.chdir(dirname(file));
  import(pathToFileURL(file).href).then(() => {
    started.hasEnded = true;
  }, fail);
}

function endRunning(): void {
  if (running === undefined) return;
  if (!running.hasEnded) fail(new Error('A promise that the module awaits never settles.'));
  const { file, stdout, stderr, hasFailed } = running;
  const exitCode = hasFailed ? 1 : Number(process.exitCode ?? 0);
  const outcome: Outcome & { readonly file: string } = { file, exitCode, stdout, stderr };
  appendFileSync(outcomes, `${JSON.stringify(outcome)}\n`);
  process.exitCode = undefined;
}

capture(process.stdout, 'stdout');
capture(process.stderr, 'stderr');
process.on('uncaughtException', fail);
process.on('beforeExit', () => {
  endRunning();
  if (files.length > 0) setImmediate(startNext); // an import alone does not keep a process that is about to end
});
startNext();
