import { readFile, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '@vitrum/data-cache/internal';
import { runFiles } from '@vitrum/runs/internal';
import type { QueuedModel, QueuedOutcome, QueuedTrial, ServedJob } from '@vitrum/sweeps-bullmq';
import type { CommandHost } from '../command-host.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import { lockOfJobElsewhere } from '../lock/folder-lock.ts';
import { writeTo } from '../write-output.ts';
import type { Crew } from './crew.ts';

/** What a worker of a queue trains with. */
export interface QueueTraining {
  readonly crew: Crew;
  /** Where runs are kept, as given. */
  readonly folder: string;
  /** Options of `vitrum train` that describe no run. */
  readonly words: readonly string[];
  readonly host: CommandHost;
}

/** Bytes of a model file that nobody would send: it is not read. */
const maxReadBytes = 2 ** 28;

/** Trains a trial of a queue in its folder; undefined where it was interrupted, a reason where it cannot go on here. */
export async function trainQueued({ trial, seed, epochs, figure, config: described, computing: { backend, deterministic } }: QueuedTrial, job: ServedJob, { crew, folder, words, host }: QueueTraining): Promise<QueuedOutcome | string | undefined> {
  const path = host.paths.resolve(join(folder, trial));
  const config = join(path, 'trial.json');
  await writeTo(folder, async () => {
    await makeFolder(path);
    await writeFileAtomically(config, `${JSON.stringify(described, undefined, 2)}\n`);
  }, '--folder');
  const run = join(path, `seed-${seed}`);
  const bits = [...(backend === undefined ? [] : ['--backend', backend]), ...(deterministic === true ? ['--deterministic'] : [])];
  const givenUp = await lockGivenUp(run, job);
  const claim = { job: job.name, ...(givenUp !== undefined && { givenUp }) };
  const outcome = await crew.train({ folder: run, config, seed, epochs, figure, words: [...words, ...bits], claim }, { onEpoch: job.onEpoch, onWorker: () => undefined });
  if (outcome.state === 'interrupted') return undefined;
  // A full disk, or a process that still saves what it has: it is offered again later.
  if (outcome.state === 'refused') return `${outcome.reason.replace(/\.$/, '')}. ${outcome.hint}`;
  const model = outcome.state === 'finished' ? await readModel(join(run, runFiles.model)) : undefined;
  return { ...outcome, ...(model && { model }), worker: `${hostname()} ${process.pid}` };
}

/** The lock of a machine that has ended, while the trial was in another rung: the queue knows that nobody has its job any more. */
async function lockGivenUp(run: string, job: ServedJob): Promise<string | undefined> {
  const lock = lockOfJobElsewhere(run);
  return lock !== undefined && (await job.isGivenUp(lock.job)) ? lock.id : undefined;
}

async function readModel(path: string): Promise<QueuedModel | undefined> {
  const size = await stat(path).then(
    (found) => found.size,
    () => undefined, // removed by hand: its figures are right all the same
  );
  if (size === undefined) return undefined;
  return size > maxReadBytes ? { bytes: size } : { bytes: size, file: await readFile(path) };
}
