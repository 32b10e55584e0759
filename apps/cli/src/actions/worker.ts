import { isVitrumError, type Registry } from '@vitrum/core';
import { parseRunConfig, runOf } from '@vitrum/runs';
import { checkRunPlugins, planParts, validationOf } from '@vitrum/runs/internal';
import type { QueuedTrial } from '@vitrum/sweeps-bullmq';
import { CommandEnd } from '../command-end.ts';
import type { CommandHost } from '../command-host.ts';
import { hintTexts } from '../hint-texts.ts';
import { exitCodeOf } from '../interruption.ts';
import { KeptData } from '../load/kept-data.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import { countOption, parseNumber } from '../options/parse-number.ts';
import type { BackendOptions, CommonOptions } from '../options/shared-options.ts';
import { reportNote } from '../report-note.ts';
import { loadTrainingData } from '../run/load-training-data.ts';
import { checkWritable } from '../run/run-folder.ts';
import { workForce } from '../series/work-force.ts';
import { loadQueue } from '../sweep/load-queue.ts';
import { localCrew } from '../sweep/local-crew.ts';
import { nameOfTrial } from '../sweep/prepare-sweep.ts';
import { patienceOf } from '../sweep/queue-crew.ts';
import { trainQueued } from '../sweep/train-queued.ts';
import { version } from '../version.ts';

/** The options of `vitrum worker`, as they were typed. */
export interface WorkerOptions extends CommonOptions, Pick<BackendOptions, 'threads'> {
  readonly queue: string;
  readonly folder: string;
  readonly workers?: string;
  readonly stalledAfter: string;
  readonly dataDir?: string;
}

/** Trains trials of a queue until it is interrupted. */
export async function work(options: WorkerOptions, host: CommandHost): Promise<void> {
  const lockDuration = 1000 * parseNumber(countOption, options.stalledAfter, '--stalled-after');
  const { serveTrials } = await loadQueue();
  const { registry, given } = await loadRegistry(requestedHere(options.plugin, host), host);
  await checkWritable(options.folder, host.paths, '--folder');
  const { jobs, threads } = workForce(options, Infinity);
  const interruption = host.watchForInterruption({ savesWork: true });
  const crew = localCrew(jobs, host);
  const stop = (): void => crew.interrupt();
  interruption.signal.addEventListener('abort', stop);
  const keptData = new KeptData();
  const words = [...given.flatMap(({ argument }) => ['--plugin', argument]), ...(options.dataDir === undefined ? [] : ['--data-dir', options.dataDir]), '--threads', String(threads), '--no-signs'];
  const told = new Set<string>();
  try {
    await serveTrials({
      url: options.queue, ...patienceOf(host), concurrency: jobs, lockDuration, signal: interruption.signal,
      onReady: () => host.stderr.print(`Waiting for trials, ${jobs} at a time; runs are kept in ${options.folder}. Ctrl-C gives back what is being trained.`),
      onTrouble: (message) => reportNote(message, host),
      refuse: (trial) => reasonToLeave(trial, { registry, options, host: { ...host, keptData }, signal: interruption.signal }),
      onLeft: (id, reason) => {
        if (!told.has(reason)) reportNote(`trial ${id} is left to another worker: ${reason}`, host);
        told.add(reason);
      },
      train: (trial, job) => trainQueued(trial, job, { crew, folder: options.folder, words, host }),
    });
  } finally {
    interruption.signal.removeEventListener('abort', stop);
    interruption.end();
    keptData.close();
    await crew.close();
  }
  throw new CommandEnd(exitCodeOf(interruption.signal.reason));
}

interface Judging {
  readonly registry: Registry;
  readonly options: WorkerOptions;
  readonly host: CommandHost;
  readonly signal: AbortSignal;
}

/** Why a trial cannot be trained here with the same result as elsewhere; undefined if it can. */
async function reasonToLeave({ vitrum, trial, seeds, config }: QueuedTrial, { registry, options, host, signal }: Judging): Promise<string | undefined> {
  if (vitrum !== version) return `it was described by vitrum ${vitrum}, and this worker is ${version}`;
  try {
    const described = parseRunConfig(config);
    const { load: [code], required } = described.plugins ?? { load: [], required: [] };
    if (code !== undefined) return `it names code to run, ${JSON.stringify(code)}, which no trial may`;
    checkRunPlugins(registry, required, hintTexts);
    const run = runOf(described);
    const parts = planParts(run.dataset, validationOf(registry, described));
    const data = await loadTrainingData(registry, { dataset: run.dataset, parts, isDatasetNamed: true }, options, host, signal);
    const name = await nameOfTrial(registry, run, data, seeds);
    return name === trial ? undefined : 'its data, or the versions of its plugins, are other ones here';
  } catch (error) {
    if (isVitrumError(error)) return `${error.message.replace(/\.$/, '')}. ${error.hint}`;
    throw error;
  }
}
