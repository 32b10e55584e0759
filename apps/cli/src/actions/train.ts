import { VitrumError, type Registry } from '@vitrum/core';
import { Trainer } from '@vitrum/trainer';
import { exitCodes } from '../exit-codes.ts';
import { formatCount } from '../format-number.ts';
import { commandLine } from '../command-line.ts';
import { loadRegistry } from '../load/registry.ts';
import type { BackendOptions, CommonOptions } from '../options/shared-options.ts';
import { chooseView } from '../render/choose-view.ts';
import { watchForInterruption } from '../run/interruption.ts';
import { loadTrainingData } from '../run/load-training-data.ts';
import { prepareRun, resumeRun } from '../run/prepare-run.ts';
import { checkWritable, createNewRunFolder, createRunFolder, RunFolder, runsFolder } from '../run/run-folder.ts';
import type { RunOptions } from '../run/run-options.ts';
import type { PreparedRun, RunParts } from '../run/run-parts.ts';
import { writeRunDescription } from '../run/run-description.ts';
import { runTraining } from '../run/run-training.ts';

/** The options of `vitrum train`, as they were typed. */
export interface TrainOptions extends CommonOptions, BackendOptions, RunOptions {
  readonly config?: string;
  readonly dataDir?: string;
  readonly out?: string;
  readonly resume?: string;
  readonly json?: boolean;
}

/** Trains a network; Ctrl-C ends it with a checkpoint. */
export async function train(options: TrainOptions): Promise<void> {
  const interruption = watchForInterruption();
  try {
    await trainUntilInterrupted(options, interruption.signal);
  } finally {
    interruption.end();
  }
}

async function trainUntilInterrupted(options: TrainOptions, signal: AbortSignal): Promise<void> {
  const registry = await loadRegistry(options.plugin);
  const prepared = await prepare(options, registry);
  // Whatever can go wrong goes wrong before the work begins: the folder before the data, the data before the training.
  await checkWritable(options.resume ?? options.out ?? runsFolder);
  const parts = await loadTrainingData(prepared, registry, options, signal);
  const { network, data, plan, state } = parts;
  const trainer = new Trainer({ network, data, plan, ...(state && { state }) });
  const folder = await openFolder(options, parts);
  await folder.write('config', `${JSON.stringify(writeRunDescription(parts.description), undefined, 2)}\n`);
  const { view, print } = chooseView(options);
  const interrupted = await runTraining({ trainer, parts, registry, folder, view, print, signal });
  if (interrupted === undefined) return;
  const resume = commandLine(['train', '--resume', folder.path, ...repeated(options)]);
  const place = `epoch ${interrupted.epoch} after ${formatCount(interrupted.samples)} of ${formatCount(data.train.size)} samples`;
  process.stderr.write(`Interrupted in ${place}; everything is saved in ${folder.path}.\n  Go on with: ${resume}\n`);
  process.exitCode = exitCodes.interrupted;
}

async function prepare(options: TrainOptions, registry: Registry): Promise<PreparedRun> {
  if (options.resume === undefined) return prepareRun(options, registry);
  for (const name of ['out', 'config'] as const) {
    if (options[name] === undefined) continue;
    throw new VitrumError({
      code: 'VITRUM_INVALID_OPTION',
      message: `--resume goes on with a run as it was described, in its own folder: --${name} cannot be given with it.`,
      hint: `Leave out --${name}, or start a new run without --resume.`,
    });
  }
  return resumeRun(new RunFolder(options.resume), options, registry);
}

async function openFolder({ resume, out }: TrainOptions, { description, plan }: RunParts): Promise<RunFolder> {
  if (resume !== undefined) return new RunFolder(resume);
  if (out !== undefined) return createRunFolder(out);
  return createNewRunFolder(new Date(), description.dataset.type, plan.seed);
}

/** The options that say nothing about the run itself, so that a resumed one needs them again. */
function repeated({ plugin = [], dataDir, backend, threads, deterministic }: TrainOptions): readonly string[] {
  const single = Object.entries({ '--data-dir': dataDir, '--backend': backend, '--threads': threads });
  return [
    ...plugin.flatMap((file) => ['--plugin', file]),
    ...single.flatMap(([flag, value]) => (value === undefined ? [] : [flag, value])),
    ...(deterministic === true ? ['--deterministic'] : []),
  ];
}
