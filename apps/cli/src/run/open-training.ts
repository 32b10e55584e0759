import { VitrumError, type PartsPlan, type Registry } from '@vitrum/core';
import type { DatasetReference, OpenRun, RunConfig, TrainingData } from '@vitrum/runs';
import type { CommandHost } from '../command-host.ts';
import { checkUnlocked } from '../lock/folder-lock.ts';
import type { GivenPlugin } from '../load/registry.ts';
import { checkRunFolder } from './check-run-folder.ts';
import { loadTrainingData } from './load-training-data.ts';
import { openNewRun, resumeRun, type OpenedRun } from './open-run.ts';
import { checkWritable, createNewRunFolder, createRunFolder, RunFolder, runsFolder } from './run-folder.ts';
import type { TrainOptions } from './train-options.ts';

/** What `vitrum train` was asked for, with its plugins loaded. */
export interface TrainingRequest {
  readonly options: TrainOptions;
  /** What the file of `--config` says. */
  readonly settings: RunConfig;
  readonly registry: Registry;
  /** The plugins that are not built in. */
  readonly given: readonly GivenPlugin[];
  readonly host: CommandHost;
  readonly signal: AbortSignal;
}

/** A run that is ready to train. */
export interface OpenedTraining extends OpenedRun {
  /** The folder of a run that is resumed, which this process has locked. */
  readonly earlier: RunFolder | undefined;
}

/**
 * Opens a new run, or the one of `--resume`. Whatever can go wrong goes wrong before the work begins: options before the folder, the
 * folder before the data.
 *
 * @throws the usage errors of everything that was given; what loading throws; VITRUM_RUN_IN_USE
 */
export async function openTraining(request: TrainingRequest): Promise<OpenedTraining> {
  const { options, settings, host } = request;
  const run = { ...request, load: loaderOf(request) };
  if (options.resume === undefined) return { ...(await openNewRun(run, settings)), earlier: undefined };
  checkResumed(options);
  const earlier = new RunFolder(options.resume, host.paths);
  await lockFor(earlier, host); // before its files are read
  return { ...(await resumeRun(run, earlier)), earlier };
}

/**
 * Begins a folder for a new run, locked, or goes on with that of an earlier one.
 *
 * @throws VITRUM_RUN_IN_USE, VITRUM_OUTPUT_UNWRITABLE
 */
export async function beginFolder({ options, host }: TrainingRequest, { open, earlier }: OpenedTraining, config: string): Promise<RunFolder> {
  if (earlier === undefined) {
    const folder = await createFolder(options, open, host);
    await lockFor(folder, host);
    await folder.begin(config);
    return folder;
  }
  await earlier.removeAbandoned();
  if (open.state !== undefined) await earlier.rewindEvents(open.state);
  await earlier.write('config', config);
  return earlier;
}

/** Locks a run folder until the command ends. */
export async function lockFor(folder: RunFolder, { onEnd, claim }: CommandHost): Promise<void> {
  const lock = await folder.lock(claim);
  onEnd(() => lock?.release());
}

/** Loads the data once the folders can be written to. */
function loaderOf({ options, settings, registry, host, signal }: TrainingRequest) {
  const isDatasetNamed = (options.resume ?? options.dataset ?? options.data ?? settings.dataset) !== undefined;
  return async (dataset: DatasetReference, parts: PartsPlan): Promise<TrainingData> => {
    await checkWritable(options.resume ?? options.out ?? runsFolder, host.paths);
    if (options.tensorboard !== undefined) await checkWritable(options.tensorboard, host.paths, '--tensorboard');
    if (options.out !== undefined) {
      checkUnlocked(host.paths.resolve(options.out), options.out, host.claim);
      await checkRunFolder(options.out, host.paths);
    }
    return loadTrainingData(registry, { dataset, parts, isDatasetNamed }, options, host, signal);
  };
}

function checkResumed(options: TrainOptions): void {
  for (const name of ['out', 'config'] as const) {
    if (options[name] === undefined) continue;
    throw new VitrumError({
      code: 'VITRUM_INVALID_OPTION',
      message: `--resume goes on with a run as it was described, in its own folder: --${name} cannot be given with it.`,
      hint: `Leave out --${name}, or start a new run without --resume.`,
    });
  }
}

async function createFolder({ out }: TrainOptions, { run }: OpenRun, { paths }: CommandHost): Promise<RunFolder> {
  return out === undefined ? createNewRunFolder(run, new Date(), paths) : createRunFolder(out, paths);
}
