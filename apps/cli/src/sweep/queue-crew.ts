import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isRecord, parseJson } from '@vitrum/core/internal';
import { makeFolder } from '@vitrum/data-cache/internal';
import { formatCount, runFiles } from '@vitrum/runs/internal';
import type { Computing } from '@vitrum/sweeps';
import type { QueuedModel } from '@vitrum/sweeps-bullmq';
import type { CommandHost } from '../command-host.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import { reportNote } from '../report-note.ts';
import { version } from '../version.ts';
import { writeTo } from '../write-output.ts';
import type { Crew } from './crew.ts';
import { loadQueue } from './load-queue.ts';
import type { TrialOutcome } from './trial-job.ts';

/** Trials in the queue at the same time: what workers take next is there, and halving can still decide. */
const maxWaiting = 64;

/** What all jobs of a sweep have. */
export interface QueueFacts {
  readonly seeds: number;
  readonly computing: Computing;
  readonly signal: AbortSignal;
}

/**
 * Workers anywhere, behind a queue.
 *
 * @throws VITRUM_MISSING_OPTION, VITRUM_INVALID_OPTION, VITRUM_QUEUE_UNAVAILABLE
 */
export async function openQueueCrew(url: string, { seeds, computing, signal }: QueueFacts, host: CommandHost): Promise<Crew> {
  const { openTrialQueue } = await loadQueue();
  const queue = await openTrialQueue({ url, onTrouble: (message) => reportNote(message, host), signal, ...patienceOf(host) });
  let interrupt = (): void => undefined;
  const interrupted = new Promise<TrialOutcome>((resolve) => {
    interrupt = () => resolve({ state: 'interrupted' });
  });
  return {
    size: maxWaiting,
    train: async ({ folder, config: file, seed, epochs, figure }, { onEpoch, onWorker }) => {
      const config: unknown = parseJson(await readFile(file, 'utf8'));
      const trial = basename(dirname(file));
      const outcome = await Promise.race([queue.train({ vitrum: version, trial, seed, seeds, epochs, figure, config: isRecord(config) ? config : {}, computing }, onEpoch), interrupted]);
      if ('worker' in outcome) onWorker(outcome.worker);
      if (!('model' in outcome)) return outcome;
      const { model, ...figures } = outcome;
      if (await keepModel(model, folder)) return figures;
      reportNote(`the model of trial ${trial} stays with its worker, ${figures.worker ?? 'which says no name'}: ${formatCount(model.bytes)} bytes did not come through Redis`, host);
      return figures;
    },
    interrupt,
    close: () => queue.close(),
  };
}

/** Puts a model that came into the folder of its run; false where none came. */
async function keepModel({ file }: QueuedModel, folder: string): Promise<boolean> {
  if (file === undefined) return false;
  await writeTo(folder, async () => {
    await makeFolder(folder);
    await writeFileAtomically(join(folder, runFiles.model), file);
  });
  return true;
}

/** Seconds without Redis after which it is given up; a minute by default. */
export function patienceOf({ env }: Pick<CommandHost, 'env'>): { readonly patience?: number } {
  const { VITRUM_QUEUE_PATIENCE: text } = env;
  return Number(text) > 0 ? { patience: Number(text) } : {};
}
