import { writeRun } from '@vitrum/runs';
import { formatCount, metricsOfRun, pluginsOfRun } from '@vitrum/runs/internal';
import { Trainer } from '@vitrum/trainer';
import { builtins } from 'vitrum';
import { CommandEnd } from '../command-end.ts';
import type { CommandHost } from '../command-host.ts';
import { exitCodeOf } from '../interruption.ts';
import { commandLine } from '../command-line.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import { reportWarning } from '../report-warning.ts';
import { chooseView } from '../render/choose-view.ts';
import { describeReading } from '../run/describe-reading.ts';
import { readConfig } from '../run/read-config.ts';
import { requestedByConfig } from '../run/requested-by-config.ts';
import { beginFolder, openTraining, type TrainingRequest } from '../run/open-training.ts';
import { runTraining } from '../run/run-training.ts';
import { parseCheckpointInterval, type CheckpointInterval } from '../run/checkpoint-pace.ts';
import { reportSavedState } from '../run/report-saved-state.ts';
import type { TrainOptions } from '../run/train-options.ts';
import type { LoggedRun, TensorBoardLog } from '../tensorboard/tensorboard-log.ts';

/** Trains a network; Ctrl-C ends it with a checkpoint. */
export async function train(options: TrainOptions, host: CommandHost): Promise<void> {
  const checkpointEvery = parseCheckpointInterval(options.checkpointEvery);
  const settings = options.config === undefined || options.resume !== undefined ? {} : await readConfig(options.config, host.paths);
  const { registry, given } = await loadRegistry([...requestedHere(options.plugin, host), ...requestedByConfig(settings, options.config, host)], host);
  const plugins = given.flatMap(({ argument }) => ['--plugin', argument]);
  // From here on Ctrl-C is handled; before, while plugins are imported, it ends the process as usual.
  const interruption = host.watchForInterruption({ savesWork: true });
  const command = { options, settings, registry, given, plugins, host, signal: interruption.signal, checkpointEvery };
  await trainUntilInterrupted(command).finally(() => interruption.end());
}

interface TrainCommand extends TrainingRequest {
  /** The options that name plugins. */
  readonly plugins: readonly string[];
  readonly checkpointEvery: CheckpointInterval;
}

async function trainUntilInterrupted(command: TrainCommand): Promise<void> {
  const { options, registry, plugins, host, signal, checkpointEvery } = command;
  const opened = await openTraining(command);
  const { open, fitted, environment } = opened;
  const { data, run } = open;
  const metrics = metricsOfRun(registry, open);
  const trainer = new Trainer({ ...open, metrics, signs: options.signs !== false });
  await trainer.prepare();
  const config = writeRun(run, pluginsOfRun(registry, run, builtins), environment);
  const folder = await beginFolder(command, opened, config);
  const reading = describeReading(open);
  if (reading !== undefined && options.json !== true) host.stderr.print(`${reading} (vitrum show --explain says why)`);
  for (const warning of await trainer.findWarnings()) reportWarning(warning, host);
  if (fitted !== '' && options.json !== true) host.stderr.print(`settings that follow from the data: ${fitted}`);
  const { view, print } = chooseView(options, plugins, host);
  const words = [...plugins, ...repeated(options)];
  const log = await beginLog(options.tensorboard, { open, trainer, runFolder: folder.path, config }, host);
  const interrupted = await runTraining({ trainer, open, registry, folder, view, print, signal, checkpointEvery, log })
    .catch(async (error: unknown) => {
      await reportSavedState({ folder, words, error, isNew: options.resume === undefined, host });
      throw error;
    })
    .finally(() => log?.close());
  if (interrupted === undefined) return;
  const resume = commandLine(['train', '--resume', folder.path, ...words], host.env);
  const place = `epoch ${interrupted.epoch} after ${formatCount(interrupted.samples)} of ${formatCount(data.train.size)} samples`;
  host.stderr.print(`Interrupted in ${place}; everything is saved in ${folder.path}.\n  Go on with: ${resume}`);
  throw new CommandEnd(exitCodeOf(signal.reason));
}

/** The library for TensorBoard's files is loaded only when they are asked for. */
async function beginLog(folder: string | undefined, run: LoggedRun, { paths }: CommandHost): Promise<TensorBoardLog | undefined> {
  if (folder === undefined) return undefined;
  const { TensorBoardLog: log } = await import('../tensorboard/tensorboard-log.ts');
  return log.begin(folder, run, paths);
}

/** Options other than plugins that are not part of a run, so that they have to be repeated when resuming. */
export function repeated({ dataDir, tensorboard, checkpointEvery, backend, threads, deterministic, signs }: TrainOptions): readonly string[] {
  const single = Object.entries({ '--data-dir': dataDir, '--backend': backend, '--threads': threads, '--checkpoint-every': checkpointEvery, '--tensorboard': tensorboard });
  return [
    ...single.flatMap(([flag, value]) => (value === undefined ? [] : [flag, value])),
    ...(deterministic === true ? ['--deterministic'] : []),
    ...(signs === false ? ['--no-signs'] : []),
  ];
}
