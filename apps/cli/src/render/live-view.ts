import type { Metric } from '@vitrum/core';
import type { OpenRun } from '@vitrum/runs';
import { formatCount, formatCounted, formatDuration, formatFigure, formatWholeSeconds, type TrainedModel } from '@vitrum/runs/internal';
import { heldOutOf, type DoneEvent, type EpochEvent, type ProgressEvent, type StartEvent, type WarningEvent } from '@vitrum/trainer';
import { SingleBar } from 'cli-progress';
import type { Terminal } from '../terminal.ts';
import { barOf } from './output-bars.ts';
import { padTo } from './block.ts';
import { describeBest, describeStop } from './describe-end.ts';
import { describeActivations, describeBackend, describeSizes } from './describe-network.ts';
import { describeScores, figureOf, titleOf } from './describe-score.ts';
import { renderSparkline } from './sparkline.ts';
import { describeEpoch, describeWarning, type TrainingView } from './training-view.ts';

const sparklineWidth = 20;
const minBarWidth = 10;
const maxBarWidth = 40;
const framesPerSecond = 12;
/** Enough to compare two by eye; `inspect` shows all. */
const fingerprintDigits = 16;

/** For a terminal: the settings, a progress bar, a line for each epoch, a summary. */
export class LiveView implements TrainingView {
  readonly #terminal: Terminal;
  readonly #nextCommand: (model: string) => string;
  readonly #recentLosses: number[] = [];
  readonly #epochs: EpochEvent[] = [];
  readonly #close = (): void => this.close();
  #start: StartEvent | undefined;
  #metrics: readonly Metric[] = [];
  #progress: ProgressEvent | undefined;
  #bar: SingleBar | undefined;

  /** @param nextCommand - The command to suggest next, given the path of the model. */
  constructor(terminal: Terminal, nextCommand: (model: string) => string) {
    this.#terminal = terminal;
    this.#nextCommand = nextCommand;
    // The bar disables line wrapping, which has to be enabled again at any exit.
    process.once('exit', this.#close);
  }

  start(event: StartEvent, open: OpenRun, metrics: readonly Metric[]): void {
    this.#start = event;
    this.#metrics = metrics;
    for (const line of describeStart(event, open, metrics)) this.#line(line);
    this.#terminal.print('');
  }

  progress(event: ProgressEvent): void {
    this.#progress = event;
    this.#recentLosses.push(event.recentLoss);
    if (this.#bar === undefined) this.#startBar(event);
    this.#bar?.update(event.samples);
  }

  warning(event: WarningEvent): void {
    this.#stopBar();
    this.#terminal.print(describeWarning(event, this.#terminal.chalk.yellow.bold('warning:')));
  }

  epoch(event: EpochEvent): void {
    this.#stopBar();
    this.#epochs.push(event);
    this.#terminal.print(describeEpoch(event, this.#start?.epochs ?? event.epoch, this.#metrics));
  }

  done(event: DoneEvent, { model, fingerprint }: TrainedModel): void {
    const { chalk, isUnicode } = this.#terminal;
    const samples = this.#epochs.length * (this.#start?.trainSamples ?? 0);
    const seconds = this.#epochs.reduce((sum, epoch) => sum + epoch.seconds, 0);
    this.#terminal.print('');
    if (event.stopped !== undefined) this.#line(['stopped', describeStop(event, event.stopped)]);
    if (event.best !== undefined) this.#line(['best', describeBest(event.best, this.#metrics)]);
    this.#describeTest(event);
    this.#line(['test loss', formatFigure(event.testLoss)]);
    if (isUnicode && this.#recentLosses.length > 1) {
      this.#line(['loss', chalk.cyan(renderSparkline(this.#recentLosses, 2 * sparklineWidth))]);
    }
    if (seconds > 0) {
      this.#line(['training', `${formatDuration(event.seconds)}, ${formatCount(samples / seconds)} samples/s`]);
    }
    this.#line(['model', model]);
    this.#line(['', `fingerprint ${fingerprint.slice(0, fingerprintDigits)}…`]);
    this.#line(['next', chalk.cyan(this.#nextCommand(model))]);
  }

  /** The main figure, its value before training, and the other figures. */
  #describeTest({ testMetrics }: DoneEvent): void {
    const { chalk } = this.#terminal;
    const [main, ...others] = this.#metrics;
    const [after, before] = [testMetrics, this.#start?.testMetrics].map((scores) => figureOf(main, scores));
    if (main !== undefined && after !== undefined) {
      const figure = chalk.bold.green(after);
      const words = main.name === 'accuracy' ? `${figure} right` : `${titleOf(main)} ${figure}`;
      this.#line(['test', `${words}${this.#describeBefore(before)}`]);
    }
    const more = describeScores(others, testMetrics);
    if (more !== '') this.#line(['also', more]);
  }

  #describeBefore(before: string | undefined): string {
    if (this.#start?.validationSamples !== undefined) return ', looked at once, at the end';
    return `, ${before ?? 'unknown'} before`;
  }

  close(): void {
    process.off('exit', this.#close);
    this.#stopBar();
  }

  #startBar(event: ProgressEvent): void {
    this.#bar = new SingleBar({
      stream: this.#terminal.stream,
      format: () => this.#describeProgress(),
      fps: framesPerSecond,
      clearOnComplete: true,
      linewrap: false,
      gracefulExit: false, // the run itself handles interruptions
    });
    this.#bar.start(event.trainSamples, event.samples);
  }

  #stopBar(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }

  #describeProgress(): string {
    const { chalk, columns, isUnicode } = this.#terminal;
    if (this.#progress === undefined || this.#start === undefined) return '';
    const { epoch, samples, trainSamples, samplesPerSecond, recentLoss } = this.#progress;
    const { epochs } = this.#start;
    const left = ((epochs - epoch + 1) * trainSamples - samples) / samplesPerSecond;
    const head = `epoch ${String(epoch).padStart(String(epochs).length)}/${epochs}  `;
    const share = samples / trainSamples;
    const figures = `${String(Math.floor(100 * share)).padStart(3)} %   ${formatCount(samplesPerSecond)} samples/s   ${formatWholeSeconds(left)} left   loss ${formatFigure(recentLoss, 3)} `;
    // The space beside the figures goes to the bar first, then to the sparkline, then to a longer bar.
    const room = Math.max(0, columns - head.length - figures.length - 2);
    const barWidth = Math.min(room, maxBarWidth, Math.max(minBarWidth, room - sparklineWidth));
    const sparkline = isUnicode ? renderSparkline(this.#recentLosses, Math.min(sparklineWidth, room - barWidth)) : '';
    return `${head}${this.#drawBar(share, barWidth)} ${figures}${chalk.cyan(sparkline)}`;
  }

  #drawBar(share: number, width: number): string {
    const { chalk, isUnicode } = this.#terminal;
    const done = barOf(share, width, isUnicode);
    const rest = padTo(width, done).slice(done.length);
    return chalk.green(done) + chalk.dim(isUnicode ? rest.replaceAll(' ', '░') : rest.replaceAll(' ', '.'));
  }

  #line([name, value]: readonly [string, string]): void {
    this.#terminal.print(`${this.#terminal.chalk.dim(name.padEnd(10))} ${value}`);
  }
}

function describeStart(
  event: StartEvent,
  { run, network, plan, state }: OpenRun,
  [main]: readonly Metric[],
): readonly (readonly [string, string])[] {
  const shuffle = plan.shuffle ? ', shuffled' : '';
  return [
    ['dataset', `${run.dataset.type}, ${formatCount(event.trainSamples)} to learn from, ${describeHeldOut(event)}`],
    ['network', `${describeSizes(network)} with ${formatCounted(event.parameters, 'parameter')}`],
    ['activation', describeActivations(network)],
    ['loss', plan.loss.name],
    ...describeAugmentation(plan),
    ['optimizer', `${plan.optimizer.name}, learning rate ${plan.learningRate}, batch size ${plan.batchSize}${shuffle}`],
    ['seed', String(plan.seed)],
    ['backend', describeBackend(network.backend)],
    [state === undefined ? 'untrained' : 'resumed', describeBefore(event, main)],
  ];
}

function describeAugmentation({ augmentation }: OpenRun['plan']): readonly (readonly [string, string])[] {
  if (augmentation.length === 0) return [];
  return [['augmented', `by ${augmentation.map(({ name }) => name).join(', ')}; training figures are of the changed samples`]];
}

function describeHeldOut({ validationSamples, testSamples }: StartEvent): string {
  const test = `${formatCount(testSamples)} to test with`;
  return validationSamples === undefined ? test : `${formatCount(validationSamples)} to validate with, ${test}`;
}

function describeBefore(event: StartEvent, main: Metric | undefined): string {
  const { part, metrics, loss } = heldOutOf(event);
  const set = part === 'test' ? 'test set' : 'validation samples';
  const figure = figureOf(main, metrics);
  if (main === undefined || figure === undefined) return `loss ${formatFigure(loss)} on the ${set}`;
  return main.name === 'accuracy' ? `${figure} of the ${set} right` : `${titleOf(main)} ${figure} on the ${set}`;
}
