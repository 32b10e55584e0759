import type { Dataset, DatasetSplits, Metric } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { areFinite } from './divergence/are-finite.ts';
import type { BestEpoch, SavedBest } from './best/best-epoch.ts';
import type { CallbackRunner } from './callbacks/callback-runner.ts';
import type { TrainingStop } from './callbacks/training-stop.ts';
import type { DivergenceError } from './divergence/divergence.ts';
import { HeldOut } from './evaluation/held-out.ts';
import { heldOutOf } from './evaluation/held-out-figures.ts';
import { HostEngine } from './host-engine.ts';
import { loadExtras, needsExtras, remembers, type Extras } from './load-extras.ts';
import { LearningRate } from './learning-rate/learning-rate.ts';
import { metricsFor } from './metrics/metrics-for.ts';
import type { TrainingWarning } from './warnings/output-warnings.ts';
import type { RememberingSchedule } from './learning-rate/remembering-schedule.ts';
import { RunCounters } from './run-counters.ts';
import { SampleOrder } from './batches/sample-order.ts';
import { saveParts, type StatefulPart } from './state/state-parts.ts';
import { SignsWatcher } from './signs/signs-watcher.ts';
import { StepPacer } from './step-pacer.ts';
import { taskOf } from './task-of.ts';
import { UpdateGroups } from './updates/update-groups.ts';
import type { TrainingPlan } from './training-config.ts';
import type { DivergedAt, StepFigures } from './training-engine.ts';
import type { DoneEvent, EpochEvent, ProgressEvent, TrainingEvent } from './training-event.ts';
import { epochOf, lossesOf, progressOf, startOf } from './training-reports.ts';
import type { TrainingState } from './state/training-state.ts';
import { yieldToEventLoop, type StopSignal } from './yield-to-event-loop.ts';

const progressEventsPerEpoch = 100;

/** The data of a training. */
export interface TrainerData extends Omit<DatasetSplits, 'test'> {
  /** The training samples by default: the test figures then say what was learned, and not what that is worth elsewhere. */
  readonly test?: Dataset;
}

/** Options of a {@link Trainer}. */
export interface TrainerOptions {
  /** The network to train, in place. */
  readonly network: Network;
  /** The samples to learn from, and those held out. */
  readonly data: TrainerData;
  /** How to train: loss, optimizer, learning rate, epochs and the rest, with every name resolved. */
  readonly plan: TrainingPlan;
  /**
   * The main figure first: it is computed on the training samples too, the others on held-out samples alone. By default those of the
   * task; see `chooseMetrics`.
   */
  readonly metrics?: readonly Metric[];
  /**
   * Samples read into memory at a time from a dataset with blocks, in whole batches; 8,192 by default, or fewer if that exceeds
   * 16 MiB. Does not change the result.
   */
  readonly blockSize?: number;
  /** False does not look for signs of trouble; true by default. */
  readonly signs?: boolean;
  /** Where to resume; the network's parameters must be those saved with it. */
  readonly state?: TrainingState;
  /** The best weights of a run that is resumed, where it keeps them. */
  readonly best?: SavedBest;
}

/** How often a run reports its progress. */
export interface TrainingPace {
  /**
   * Samples until the next progress event, called after each one: whole batches are trained until that many samples are seen or the
   * epoch ends. A hundredth of the training samples by default.
   */
  readonly samplesPerEvent?: () => number;
  /** True gives a progress event before the next one is due; asked about every eight milliseconds of work. */
  readonly isEventDue?: () => boolean;
}

/**
 * Trains a network and reports on it as an async iterator of events. It never prints. At the end, the network has the best weights
 * where the plan keeps them, and the last ones otherwise.
 *
 * @example
 * const trainer = new Trainer({ network, data, plan: planTraining(registry, { epochs: 5 }) });
 * for await (const event of trainer.run()) {
 *   if (event.type === 'epoch') console.log(event.epoch, event.testAccuracy);
 * }
 */
export class Trainer {
  /** The main figure first. */
  readonly metrics: readonly Metric[];
  readonly #network: Network;
  readonly #data: DatasetSplits;
  readonly #plan: TrainingPlan;
  readonly #engine: HostEngine;
  readonly #order: SampleOrder;
  readonly #groups: UpdateGroups;
  readonly #heldOut: HeldOut;
  readonly #learningRate: LearningRate;
  /** Undefined for a schedule that looks at the training alone. */
  #schedule: RememberingSchedule | undefined;
  /** Undefined without callbacks. */
  #callbacks: CallbackRunner | undefined;
  /** Undefined without validation samples. */
  #best: BestEpoch | undefined;
  readonly #signs: SignsWatcher;
  readonly #pacer = new StepPacer();
  /** Where to resume, until that is done. */
  #resumed: Pick<TrainerOptions, 'state' | 'best'>;
  #preparing: Promise<void> | undefined;
  /** Why a diverged training goes on to its end. */
  #rescued: TrainingStop | undefined;
  readonly #counts = new RunCounters();
  #isWhole = false;

  /** @throws VITRUM_SHAPE_MISMATCH when data and network do not fit; VITRUM_INVALID_CONFIG when all layers are frozen; VITRUM_INVALID_OPTION */
  constructor({ network, data: given, plan, metrics, blockSize, signs = true, state, best }: TrainerOptions) {
    const data = { ...given, test: given.test ?? given.train };
    const { train } = data;
    this.metrics = metrics ?? (plan.metrics.length > 0 ? plan.metrics : metricsFor(plan.registry, taskOf(train)));
    this.#network = network;
    this.#data = data;
    this.#plan = plan;
    this.#groups = new UpdateGroups({ ...plan, size: train.size });
    this.#learningRate = new LearningRate({ ...plan, stepsPerEpoch: this.#groups.perEpoch });
    this.#order = new SampleOrder(train.size, plan);
    const main = this.metrics.slice(0, 1).filter(({ kind }) => kind !== 'samples');
    this.#engine = new HostEngine({ network, dataset: train, plan, metrics: main, order: this.#order.indices, blockSize });
    this.#heldOut = new HeldOut({ network, data, plan, metrics: this.metrics, blockSize });
    this.#signs = new SignsWatcher({ network, data, plan, isOn: signs });
    this.#resumed = { ...(state && { state }), ...(best && { best }) };
    if (state !== undefined || this.metrics.length > 0 || needsExtras(plan, data)) return;
    this.#assemble();
    this.#preparing = Promise.resolve();
  }

  /**
   * Trains until the planned epochs are done, a callback ends it, or the signal aborts. Training advances only while the consumer
   * pulls events.
   *
   * @throws VITRUM_DIVERGED, a {@link DivergenceError}, in the first step whose cost is not finite; the errors of a dataset that reads files
   */
  async *run(signal?: StopSignal, pace: TrainingPace = {}): AsyncGenerator<TrainingEvent, void> {
    try {
      await this.prepare();
      const figures = await this.#withAverage(this.#counts.epoch, this.#counts.samples, () => this.#heldOut.evaluate());
      this.#signs.begin(heldOutOf(figures).loss);
      if (this.#counts.epoch < this.#plan.epochs) this.#engine.loadAll();
      const { epochs } = this.#plan;
      yield { ...startOf(this.#data, figures), parameters: this.#network.parameterCount, epochs, epochsDone: this.#counts.epoch };
      try {
        while (this.#counts.epoch < epochs && this.#callbacks?.stopped === undefined) {
          yield* this.#trainEpoch(signal, pace);
          if (signal?.aborted === true) {
            yield { type: 'interrupted', epoch: this.#counts.epoch + 1, samples: this.#counts.samples };
            return;
          }
          const event = await this.#endEpoch();
          yield* this.#signs.take();
          yield event;
        }
      } catch (error) {
        if (this.#callbacks === undefined) throw error;
        this.#rescued = this.#callbacks.rescue(error, epochs, this.#best?.kept !== undefined);
      }
      yield await this.#finish();
    } finally {
      await this.#engine.endPass();
      this.#engine.releaseSamples();
      this.#heldOut.release();
      this.#signs.release();
    }
  }

  /**
   * Loads what the plan and the data ask for beyond plain steps, such as metrics, augmentation or a state to resume at, and checks that it
   * suits the data. `run` does it too: call it where a mistake is to be found before anything else happens.
   *
   * @throws VITRUM_SHAPE_MISMATCH, VITRUM_INVALID_OPTION, VITRUM_INVALID_CHECKPOINT; VITRUM_INVALID_CONFIG when the plan judges by validation
   *   samples that the data have not, or an optimizer of matrices has none
   */
  async prepare(): Promise<void> {
    await (this.#preparing ??= this.#load());
  }

  async #load(): Promise<void> {
    const extras = await loadExtras();
    if (this.metrics === this.#plan.metrics) extras.checkMetrics(this.#plan.registry, this.metrics, this.#data.train);
    this.#assemble(extras);
  }

  /** Puts the parts together that the plan asks for, and gives them what they remembered. */
  #assemble(extras?: Extras): void {
    this.#engine.prepare(extras);
    if (extras !== undefined) this.#extend(extras);
    this.#order.beginEpoch();
    this.#resumed = {};
  }

  #extend(extras: Extras): void {
    const { callbacks, schedule } = this.#plan;
    if (remembers(schedule)) this.#schedule = new extras.RememberingSchedule(this.#learningRate);
    if (callbacks.length > 0) this.#callbacks = new extras.CallbackRunner(callbacks);
    this.#best = extras.bestOf({ plan: this.#plan, network: this.#network, metrics: this.metrics, hasValidation: this.#data.validation !== undefined });
    if (this.#resumed.state !== undefined) this.#resume(this.#resumed.state, extras);
  }

  #resume(state: TrainingState, extras: Extras): void {
    extras.checkTrainingState(state, { network: this.#network, size: this.#data.train.size, batchSize: this.#plan.batchSize });
    this.#counts.restore(state);
    extras.restoreRandom(this.#order.random, state.random);
    this.#engine.restore(state, extras);
    extras.restoreParts(this.#parts(extras.restoredSigns(this.#signs)), state.parts);
    this.#best?.restoreWeights(this.#resumed.best, state);
  }

  /** What remembers more than slots, by owner. */
  #parts<Signs>(signs: Signs): ReadonlyMap<string, StatefulPart | Signs> {
    return new Map<string, StatefulPart | Signs>([
      ...(this.#schedule?.hasMemory === true ? [['schedule', this.#schedule] as const] : []),
      ...(this.#best === undefined ? [] : [['best', this.#best] as const]),
      ...(this.#callbacks?.parts ?? []),
      ['signs', signs],
    ]);
  }

  /** Likely mistakes: outputs that cannot suit the loss or the targets. */
  async findWarnings(): Promise<readonly TrainingWarning[]> {
    const { findOutputWarnings } = await loadExtras(); // not needed to train
    return findOutputWarnings({ network: this.#network, loss: this.#plan.loss, dataset: this.#data.train });
  }

  /** Releases all memory: the trainer may not be used afterwards, the network may. */
  release(): void {
    for (const part of [this.#engine, this.#heldOut, this.#signs]) part.release();
  }

  /** η of the latest step; before the first one, that of the first. */
  get learningRate(): number {
    return this.#learningRate.latest();
  }

  /** Steps taken since the beginning of the run. */
  get step(): number {
    return this.#counts.step;
  }

  /** Runs `work` while the network has the best weights so far: to save them, for averaged weights are not those of the step. */
  withBestWeights<T>(work: () => T): T {
    return this.#best === undefined ? work() : this.#best.during(work);
  }

  /** After an error: true if the state is that after the last step that was taken, so that a run goes on from it to the same bits. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Everything needed to resume, except the network's parameters and the best weights. */
  saveState(): TrainingState {
    if (this.#resumed.state !== undefined) return this.#resumed.state;
    return {
      ...this.#counts.save(),
      ...this.#engine.saveSums(),
      random: this.#order.save(),
      slots: this.#engine.saveSlots(),
      parts: saveParts(this.#parts(this.#signs)),
    };
  }

  /** Steps until the epoch is done or the signal aborts, with progress events at the given pace, every hundredth by default. */
  async *#trainEpoch(signal: StopSignal | undefined, pace: TrainingPace): AsyncGenerator<ProgressEvent, void> {
    const { size } = this.#data.train;
    const hundredth = Math.ceil(size / progressEventsPerEpoch);
    const samplesToNextEvent = (): number => Math.max(1, pace.samplesPerEvent?.() ?? hundredth);
    let target = Math.min(size, this.#counts.samples + samplesToNextEvent());
    let reported = this.#counts.save();
    this.#pacer.beginTurn();
    while (this.#counts.samples < size && signal?.aborted !== true) {
      if (!this.#engine.has(this.#counts.samples)) {
        await this.#betweenSteps(this.#engine.load(this.#counts.samples));
        continue; // may have been aborted in the meantime
      }
      await this.#trainUntil(Math.min(target, this.#engine.end));
      if (this.#counts.samples >= target || pace.isEventDue?.() === true) {
        yield progressOf(this.#counts, reported, size, this.#engine.scores(this.#counts.samples));
        reported = this.#counts.save();
        target = Math.min(size, reported.samples + samplesToNextEvent());
      }
      if (!this.#pacer.isTurnOver) continue;
      await yieldToEventLoop();
      this.#pacer.beginTurn();
    }
    await this.#engine.endPass();
  }

  /** Steps until `target` samples are seen or the turn is over. Only this counts as training time, not waiting for data. */
  async #trainUntil(target: number): Promise<void> {
    try {
      this.#counts.epochSeconds += this.#pacer.run(() => {
        this.#trainStep();
        return this.#counts.samples < target;
      });
    } catch (error) {
      this.#isWhole = this.#engine.undoStep();
      throw error;
    }
    const figures = this.#engine.figures() as StepFigures | Promise<StepFigures>; // a device is asynchronous
    const { lossSum, diverged } = figures instanceof Promise ? await figures : figures;
    if (diverged !== undefined) throw await this.#diverged(diverged);
    this.#counts.lossSum = lossSum;
  }

  /** One batch. */
  #trainStep(): void {
    const { size } = this.#data.train;
    const count = Math.min(this.#plan.batchSize, size - this.#counts.samples);
    const { epoch, samples } = this.#counts;
    const learningRate = this.#learningRate.at(epoch + this.#groups.startOf(samples) / size, this.#groups.before(epoch, samples));
    this.#engine.step(this.#counts.samples, count, learningRate, this.#counts.step + 1);
    this.#counts.step++;
    this.#counts.samples += count;
  }

  /** What fails between two steps leaves the state whole: an evaluation, too, after an epoch's last step. */
  async #betweenSteps<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      this.#isWhole = true;
      throw error;
    }
  }

  async #diverged(at?: DivergedAt): Promise<DivergenceError> {
    const { describeDivergence } = await loadExtras(); // rarely needed, and long
    const { learningRate, batchSize, loss, optimizer, schedule } = this.#plan;
    return describeDivergence({
      network: this.#network,
      ...(at !== undefined && { batch: at.batch }),
      ...{ loss, optimizer, schedule, batchSize },
      step: at?.step ?? this.#counts.step,
      stepsTaken: at === undefined ? this.#counts.step : at.step - 1,
      samples: at?.samples ?? this.#counts.samples,
      epoch: this.#counts.epoch + 1,
      learningRate: at?.learningRate ?? this.#learningRate.latest(),
      plannedLearningRate: learningRate,
    });
  }

  /** Evaluates the epoch's weights, asks the callbacks, and begins the next epoch. @throws VITRUM_DIVERGED */
  async #endEpoch(): Promise<EpochEvent> {
    const event = await this.#withAverage(this.#counts.epoch + 1, 0, () => this.#judgeEpoch());
    this.#counts.endEpoch();
    this.#engine.beginEpoch();
    this.#order.beginEpoch();
    return { ...event, ...(this.#best?.kept?.epoch === event.epoch && { isBest: true }) };
  }

  async #judgeEpoch(): Promise<EpochEvent> {
    const heldOut = await this.#betweenSteps(this.#heldOut.evaluate());
    const judged = heldOutOf(heldOut);
    if (!Number.isFinite(judged.loss) && !areFinite(this.#network)) throw await this.#diverged();
    const event = epochOf(this.#counts, this.#engine.scores(this.#counts.samples), heldOut);
    const { epoch } = event;
    await this.#signs.observe({ ...event, evaluation: this.#heldOut.latest, learningRate: this.learningRate });
    this.#schedule?.finishEpoch({ ...lossesOf(event), epoch, step: this.#groups.before(epoch, 0) });
    const score = this.#best?.observe(epoch, judged);
    this.#callbacks?.endEpoch(event, this.#plan.epochs, score);
    return event;
  }

  /** Does something with the averaged weights in the network, if there are any after so many epochs and samples. */
  async #withAverage<T>(epoch: number, samples: number, use: () => Promise<T>): Promise<T> {
    const { average } = this.#engine;
    return average === undefined ? use() : average.during(epoch, samples, use);
  }

  /** Puts the best weights into the network where they are kept, and tests the final ones. */
  async #finish(): Promise<DoneEvent> {
    if (this.#best?.putBack() !== true) await this.#engine.average?.settle(this.#counts.epoch, this.#counts.samples);
    const best = this.#best?.kept;
    const stopped = this.#rescued ?? this.#callbacks?.stopped;
    return {
      type: 'done',
      epochs: this.#plan.epochs,
      epochsDone: this.#counts.epoch,
      ...(await this.#heldOut.test()),
      ...(best && { best }),
      ...(stopped && { stopped }),
      seconds: this.#counts.earlierSeconds,
    };
  }
}
