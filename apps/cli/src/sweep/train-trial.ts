import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { categoryOf, isVitrumError } from '@vitrum/core';
import { isRecord, parseJson } from '@vitrum/core/internal';
import { runFiles, stepOfCheckpoint } from '@vitrum/runs/internal';
import { CommandEnd } from '../command-end.ts';
import { createHost, type CommandHost } from '../command-host.ts';
import { Interruption, isInterruption } from '../interruption.ts';
import type { KeptData } from '../load/kept-data.ts';
import { lineReader } from '../series/line-reader.ts';
import { outcomeOfRun } from './run-figures.ts';
import type { TrialJob, TrialOutcome } from './trial-job.ts';

/** What a job runs with. */
export interface TrialContext {
  readonly host: CommandHost;
  /** Aborted: the run is saved, and goes on later. */
  readonly signal: AbortSignal;
  readonly onEpoch: (epoch: number) => void;
  readonly keptData?: KeptData;
}

/**
 * Trains a run up to an epoch, as `vitrum train` does: a new one, one that goes on from its last checkpoint, or none where its folder says that it has
 * come there already. It is stopped as by Ctrl-C, so that it can go on to the same bits.
 */
export async function trainTrial(job: TrialJob, context: TrialContext): Promise<TrialOutcome> {
  const known = await outcomeIn(job);
  if (known !== undefined) return known;
  const begun = (await readdir(job.folder).catch(() => [])).some((name) => stepOfCheckpoint(name) !== undefined); // no folder yet
  const words = begun ? ['--resume', job.folder] : ['--config', job.config, '--seed', String(job.seed), '--out', job.folder];
  const ended = await runCommand(['train', ...words, ...job.words, '--json'], job, context);
  if (ended.state === 'failed' || ended.state === 'refused') return ended;
  return (await outcomeIn(job)) ?? ended;
}

async function outcomeIn(job: TrialJob): Promise<TrialOutcome | undefined> {
  const events = await readFile(join(job.folder, runFiles.events), 'utf8').catch(() => ''); // no folder yet
  return outcomeOfRun(events, job);
}

/** Runs the command in this process: a process for each trial would cost a second each. */
async function runCommand(words: readonly string[], { epochs, claim }: TrialJob, { host, signal, onEpoch, keptData }: TrialContext): Promise<TrialOutcome> {
  const enough = new AbortController();
  let planned = Infinity;
  const output = lineReader((line) => {
    const { event, epoch, epochs: all } = recordOf(line);
    if (event === 'start') planned = Number(all);
    if (event !== 'epoch') return;
    onEpoch(Number(epoch));
    if (Number(epoch) >= epochs && epochs < planned) enough.abort(new Interruption('The run has come to its rung.'));
  });
  const atTheEnd: (() => void)[] = [];
  const silent = { stdout: listening(output.push), stderr: listening(() => undefined), env: host.env, cwd: host.paths.cwd, ...(keptData && { keptData }), ...(claim && { claim }) };
  const watched = AbortSignal.any([signal, enough.signal]);
  const own = createHost({ ...silent, watchForInterruption: () => ({ signal: watched, end: () => undefined }) }, (work) => void atTheEnd.push(work));
  try {
    const { createProgram } = await import('../program.ts');
    await createProgram(own).parseAsync(words, { from: 'user' });
    return { state: 'interrupted' }; // unless its folder says that it is done
  } catch (error) {
    return outcomeOfError(error);
  } finally {
    for (const work of atTheEnd) work();
  }
}

function outcomeOfError(error: unknown): TrialOutcome {
  if (error instanceof CommandEnd || isInterruption(error)) return { state: 'interrupted' };
  if (!isVitrumError(error)) return { state: 'failed', reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  const isOfTrial = !['environment', 'data'].includes(categoryOf(error)) || error.code === 'VITRUM_OUT_OF_MEMORY';
  return isOfTrial ? { state: 'failed', reason: error.message } : { state: 'refused', code: error.code, reason: error.message, hint: error.hint };
}

function recordOf(line: string): Readonly<Record<string, unknown>> {
  const value = parseJson(line); // a whole line of this program's own
  return isRecord(value) ? value : {};
}

function listening(hear: (text: string) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write: (chunk: Buffer | string, _encoding, done) => {
      hear(chunk.toString());
      done();
    },
  });
}
