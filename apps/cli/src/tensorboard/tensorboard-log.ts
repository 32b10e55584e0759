import { basename, join, resolve } from 'node:path';
import type { OpenRun } from '@vitrum/runs';
import { type EpochEvent, type HeldOutFigures, type Scores, type Trainer, type TrainingEvent } from '@vitrum/trainer';
import { LayerProbe } from '@vitrum/trainer/signs';
import type { GivenPaths } from '../given-paths.ts';
import { writeTo } from '../write-output.ts';
import { EventFile } from './event-file.ts';
import type { HyperparameterValue, Value } from './event-message.ts';
import { histogramOf } from './histogram.ts';

/** What a {@link TensorBoardLog} writes about. */
export interface LoggedRun {
  readonly open: OpenRun;
  readonly trainer: Trainer;
  /** The path of the run folder: a run has its name in TensorBoard. */
  readonly runFolder: string;
  /** The text of its config.json. */
  readonly config: string;
}

/** Writes a run for TensorBoard: scalars of steps and epochs, histograms of weights and gradients, the configuration. */
export class TensorBoardLog {
  readonly #run: LoggedRun;
  readonly #folder: string;
  readonly #file: EventFile;
  readonly #probe: LayerProbe;

  private constructor(run: LoggedRun, folder: string, file: EventFile) {
    this.#run = run;
    this.#folder = folder;
    this.#file = file;
    this.#probe = new LayerProbe({ network: run.open.network, dataset: run.open.data.train, loss: run.open.plan.loss });
  }

  /**
   * Begins a new file in the run's folder below `logs`. A run that is resumed goes on there, from its step on.
   *
   * @throws VITRUM_OUTPUT_UNWRITABLE
   */
  static async begin(logs: string, run: LoggedRun, paths: GivenPaths): Promise<TensorBoardLog> {
    const folder = join(logs, basename(resolve(run.runFolder)));
    const isNew = run.open.state === undefined;
    const step = isNew ? 0 : run.trainer.step + 1;
    const log = await writeTo(folder, async () => new TensorBoardLog(run, folder, await EventFile.create(paths.resolve(folder), step)), '--tensorboard');
    await log.#write(step, describeRun(run));
    return log;
  }

  /**
   * Takes in an event of the run, before the training goes on.
   *
   * @throws VITRUM_OUTPUT_UNWRITABLE
   */
  async take(event: TrainingEvent): Promise<void> {
    const { step, learningRate } = this.#run.trainer;
    if (event.type === 'start' && event.epochsDone === 0 && step === 0) await this.#write(step, heldOutValues(event));
    if (event.type === 'progress') await this.#write(step, [scalar('loss/recent', event.recentLoss), scalar('learning-rate', learningRate)]);
    if (event.type === 'epoch') await this.#write(step, [...epochValues(event), scalar('learning-rate', learningRate), ...(await this.#histograms())]);
    if (event.type === 'warning') await this.#write(step, [{ tag: `signs/${event.sign}`, text: `${event.message} ${event.hint}` }]);
    if (event.type === 'done') await this.#write(step, heldOutValues(event));
  }

  async close(): Promise<void> {
    this.#probe.release();
    await this.#file.close();
  }

  /** Of the weights, and of their gradients for some training samples that stay the same. */
  async #histograms(): Promise<readonly Value[]> {
    await this.#probe.run();
    const { parameters, trainable } = this.#run.open.network;
    return parameters.flatMap((parameter) => [
      ...histogram(`weights/${parameter.name}`, parameter.value.data),
      ...(trainable.parameters.includes(parameter) ? histogram(`gradients/${parameter.name}`, parameter.gradient.data) : []),
    ]);
  }

  async #write(step: number, values: readonly Value[]): Promise<void> {
    await writeTo(this.#folder, () => this.#file.write(step, values), '--tensorboard');
  }
}

const scalar = (tag: string, value: number): Value => ({ tag, scalar: value });

function histogram(tag: string, numbers: ArrayLike<number>): readonly Value[] {
  const counted = histogramOf(numbers);
  return counted === undefined ? [] : [{ tag, histogram: counted }];
}

function epochValues(event: EpochEvent): readonly Value[] {
  return [scalar('epoch', event.epoch), scalar('loss/train', event.loss), ...scores(event.metrics, 'train'), ...heldOutValues(event)];
}

function heldOutValues({ validationLoss, validationMetrics, testLoss, testMetrics }: HeldOutFigures): readonly Value[] {
  return [
    ...(validationLoss === undefined ? [] : [scalar('loss/validation', validationLoss)]),
    ...scores(validationMetrics, 'validation'),
    ...(testLoss === undefined ? [] : [scalar('loss/test', testLoss)]),
    ...scores(testMetrics, 'test'),
  ];
}

const scores = (metrics: Scores = {}, part: string): readonly Value[] => Object.entries(metrics).map(([name, value]) => scalar(`${name}/${part}`, value));

function describeRun({ open: { run, plan }, runFolder, config }: LoggedRun): readonly Value[] {
  const indented = config.trimEnd().split('\n').map((line) => `    ${line}`).join('\n');
  const settings = Object.entries(run.training).flatMap(([name, value]) => {
    const short = shortOf(value);
    return short === undefined ? [] : [[name, short] as const];
  });
  return [
    { tag: 'config', text: indented },
    {
      tag: '_hparams_/session_start_info', group: basename(resolve(runFolder)), startedAt: Date.now() / 1000,
      hyperparameters: { dataset: run.dataset.type, ...Object.fromEntries(settings), seed: plan.seed },
    },
  ];
}

/** A setting as one cell of a table; undefined for lists and tables, which the text has. */
function shortOf(value: unknown): HyperparameterValue | undefined {
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  const type: unknown = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  return typeof type === 'string' ? type : undefined;
}
