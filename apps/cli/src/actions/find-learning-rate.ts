import type { PartsPlan } from '@vitrum/core';
import { formatCounted } from '@vitrum/runs/internal';
import type { DatasetReference, TrainingData } from '@vitrum/runs';
import { findLearningRate, type RangeTestDoneEvent } from '@vitrum/trainer';
import { CommandEnd } from '../command-end.ts';
import type { CommandHost } from '../command-host.ts';
import { commandLine } from '../command-line.ts';
import { exitCodes } from '../exit-codes.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import { countOption, parseNumber } from '../options/parse-number.ts';
import { rangeTestSvg, renderRangeTest, shortRate } from '../render/range-test.ts';
import { reportNote } from '../report-note.ts';
import { openNewRun, type OpenedRun } from '../run/open-run.ts';
import { loadTrainingData } from '../run/load-training-data.ts';
import { readConfig } from '../run/read-config.ts';
import { requestedByConfig } from '../run/requested-by-config.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import { writePng } from '../png/write-png.ts';
import { writeTo } from '../write-output.ts';
import type { TrainOptions } from '../run/train-options.ts';

/** The options of `vitrum find-learning-rate`, as they were typed. */
export interface FindLearningRateOptions extends TrainOptions {
  readonly steps?: string;
  readonly from?: string;
  readonly to?: string;
  readonly svg?: string;
  readonly png?: string;
}

const rateOption = { type: 'number', exclusiveMinimum: 0 } as const;
/** How each option of the test is read. */
const ranges = { steps: { ...countOption, minimum: 2 }, from: rateOption, to: rateOption } as const;

/**
 * Tries learning rates, draws the loss and suggests one. Nothing is kept.
 *
 * @param words - The options that describe the run, for the command to type next.
 */
export async function findRate(options: FindLearningRateOptions, words: readonly string[], host: CommandHost): Promise<void> {
  const range = rangeOf(options);
  const interruption = host.watchForInterruption();
  try {
    const { open } = await openRunOf(options, host, interruption.signal);
    const progress = showSteps(options, host);
    let done: RangeTestDoneEvent | undefined;
    for await (const event of findLearningRate({ network: open.network, dataset: open.data.train, plan: open.plan, ...range }, interruption.signal)) {
      if (event.type === 'done') done = event;
      else progress.show(event.step, event.steps);
    }
    progress.end();
    if (done !== undefined) await report(done, options, words, host);
  } finally {
    interruption.end();
  }
}

async function openRunOf(options: FindLearningRateOptions, host: CommandHost, signal: AbortSignal): Promise<OpenedRun> {
  const settings = options.config === undefined ? {} : await readConfig(options.config, host.paths);
  const { registry, given } = await loadRegistry([...requestedHere(options.plugin, host), ...requestedByConfig(settings, options.config, host)], host);
  const isDatasetNamed = (options.dataset ?? options.data ?? settings.dataset) !== undefined;
  const load = (dataset: DatasetReference, parts: PartsPlan): Promise<TrainingData> => loadTrainingData(registry, { dataset, parts, isDatasetNamed }, options, host, signal);
  return openNewRun({ options, registry, given, host, load }, settings);
}

/** Only what was given: the test has defaults of its own. */
function rangeOf(options: FindLearningRateOptions): { readonly [Name in keyof typeof ranges]?: number } {
  const names = ['steps', 'from', 'to'] as const;
  return Object.fromEntries(names.flatMap((name) => {
    const text = options[name];
    return text === undefined ? [] : [[name, parseNumber(ranges[name], text, `--${name}`)]];
  }));
}

/** On a terminal one line that is overwritten, elsewhere nothing. */
function showSteps({ json }: FindLearningRateOptions, { stderr: { isInteractive, stream } }: CommandHost) {
  const isShown = isInteractive && json !== true;
  return {
    show: (step: number, steps: number) => { if (isShown) stream.write(`\r\u001B[Kstep ${step} of ${steps}`); },
    end: () => { if (isShown) stream.write('\r\u001B[K'); },
  };
}

async function report(done: RangeTestDoneEvent, options: FindLearningRateOptions, words: readonly string[], host: CommandHost): Promise<void> {
  const { points, end, suggested } = done;
  if (end === 'aborted') {
    host.stderr.print(`Interrupted after ${formatCounted(points.length, 'step')}; nothing is kept.`);
    throw new CommandEnd(exitCodes.interrupted);
  }
  const next = suggested === undefined ? undefined : commandLine(['train', ...words, '--learning-rate', shortRate(suggested)], host.env);
  if (options.json === true) printRecords(done, next, host);
  else for (const line of renderRangeTest(done, next, host.stdout)) host.stdout.print(line);
  await writePictures(done, options, host);
  if (suggested !== undefined) return;
  reportNote('No learning rate is suggested: the loss never falls.', host, 'Try more --steps, a larger --to, or another network.');
  throw new CommandEnd(exitCodes.failed);
}

function printRecords({ points, end, steepest, least, tenthOfLeast, suggested }: RangeTestDoneEvent, command: string | undefined, { stdout }: CommandHost): void {
  for (const { step, learningRate, loss, smoothedLoss } of points) {
    stdout.print(JSON.stringify({ event: 'step', step, learningRate, loss, smoothedLoss }));
  }
  stdout.print(JSON.stringify({ event: 'suggestion', learningRate: suggested, steepest, tenthOfLeast, least, end, steps: points.length, command }));
}

async function writePictures(done: RangeTestDoneEvent, { svg, png }: FindLearningRateOptions, { paths, stderr }: CommandHost): Promise<void> {
  if (svg === undefined && png === undefined) return;
  const drawing = await rangeTestSvg(done);
  if (svg !== undefined) await writeTo(svg, () => writeFileAtomically(paths.resolve(svg), drawing), '--svg');
  if (png !== undefined) await writeTo(png, () => writePng(paths.resolve(png), drawing), '--png');
  for (const file of [svg, png]) if (file !== undefined) stderr.print(`${file} is written`);
}
