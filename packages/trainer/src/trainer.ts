import type { DatasetSplits, Metric, RandomGenerator, RandomState } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { createRandom, randomStreams, shuffle } from '@vitrum/tensor';
import { checkTrainingState } from './check-training-state.ts';
import { areFinite, describeDivergence, type DivergenceError } from './divergence.ts';
import { accuracyOf, Evaluator, type Evaluation } from './evaluate.ts';
import { HostEngine } from './host-engine.ts';
import { LearningRate } from './learning-rate.ts';
import { metricsFor } from './metrics-for.ts';
import { yieldToEventLoop, type StopSignal } from './yield-to-event-loop.ts';
import { restoreParts, saveParts, type StatefulPart } from './state-parts.ts';
import { findOutputWarnings, type TrainingWarning } from './output-warnings.ts';
import { taskOf } from './task-of.ts';
import type { TrainingPlan } from './training-config.ts';
import type { DivergedAt, StepFigures } from './training-engine.ts';
import type { DoneEvent, EpochEvent, EpochFigures, ProgressEvent, TrainingEvent } from './training-event.ts';
import type { TrainingState } from './training-state.ts';

// Node, browsers and workers have this clock; TypeScript's ECMAScript library does not declare it.
declare const performance: { now(): number };

const progressEventsPerEpoch = 100;
/** Milliseconds of work between two yields to the event loop: half a frame, so that a message arriving meanwhile is handled within one frame. */
const millisecondsPerTurn = 8;
const maxStepsPerLook = 1024;
/** Smaller batches would make a test slow. */
const minTestBatch = 64;

/** Options of a {@link Trainer}. */
export interface TrainerOptions {
  readonly network: Network;
  readonly data: DatasetSplits;
  readonly plan: TrainingPlan;
  /**
   * The main figure first: it is computed on the training samples too, the others on the test set alone. By default those of the
   * task; see `metricsFor`.
   */
  readonly metrics?: readonly Metric[];
  /**
   * Samples read into memory at a time from a dataset with blocks, in whole batches; 8,192 by default, or fewer if that exceeds
   * 16 MiB. Does not change the result.
   */
  readonly blockSize?: number;
  /** Where to resume; the network's parameters must be those saved with it. */
  readonly state?: TrainingState;
}

/** How often a run reports its progress. */
export interface TrainingPace {
  /**
   * Samples until the next progress event, called after each one: whole batches are trained until that many samples are seen or the
   * epoch ends. A hundredth of the training samples by default.
   */
  readonly samplesPerEvent?: () => number;
}

/**
 * Trains a network and reports on it as an async iterator of events. It never prints.
 *
 * @example
 * const trainer = new Trainer({ network, data, plan: resolveTrainingConfig(registry, { epochs: 5 }) });
 * for await (const event of trainer.run()) {
 *   if (event.type === 'epoch') console.log(event.epoch, event.testAccuracy);
 * }
 */
export class Trainer {
  /** The main figure first. */
  readonly metrics: readonly Metric[];
  /** Likely mistakes: outputs that cannot suit the loss or the targets. */
  readonly warnings: readonly TrainingWarning[];
  readonly #network: Network;
  readonly #data: DatasetSplits;
  readonly #plan: TrainingPlan;
  readonly #engine: HostEngine;
  readonly #random: RandomGenerator;
  readonly #order: Uint32Array | undefined;
  readonly #evaluator: Evaluator;
  readonly #learningRate: LearningRate;
  /** What remembers more than slots, by owner. */
  readonly #parts = new Map<string, StatefulPart>();
  #epochRandom: RandomState;
  #epoch = 0;
  #samples = 0;
  #step = 0;
  #lossSum = 0;
  #epochSeconds = 0;
  /** Steps between two readings of the clock. */
  #stepsPerLook = 1;
  #earlierSeconds = 0;

  /** @throws VITRUM_SHAPE_MISMATCH when data and network do not fit; VITRUM_INVALID_CHECKPOINT */
  constructor({ network, data, plan, metrics = metricsFor(taskOf(data.train)), blockSize, state }: TrainerOptions) {
    this.metrics = metrics;
    this.#network = network;
    this.#data = data;
    this.#plan = plan;
    this.#learningRate = new LearningRate({ ...plan, stepsPerEpoch: Math.ceil(data.train.size / plan.batchSize) });
    if (this.#learningRate.hasMemory) this.#parts.set('schedule', this.#learningRate);
    this.warnings = findOutputWarnings({ network, loss: plan.loss, dataset: data.train });
    this.#order = plan.shuffle ? new Uint32Array(data.train.size) : undefined;
    this.#engine = new HostEngine({ network, dataset: data.train, plan, metrics: metrics.slice(0, 1), order: this.#order, blockSize });
    this.#evaluator = new Evaluator({
      ...{ network, dataset: data.test, loss: plan.loss, metrics },
      ...(plan.batchSize >= minTestBatch && { batchSize: plan.batchSize }), // the tensors of training are enough then
      ...(blockSize !== undefined && { blockSize }),
    });
    this.#random = createRandom(plan.seed, randomStreams.shuffling);
    if (state !== undefined) this.#restore(state);
    this.#epochRandom = this.#random.save();
    this.#drawOrder();
  }

  /**
   * Trains until the planned epochs are done or the signal aborts. Training advances only while the consumer pulls events.
   *
   * @throws VITRUM_DIVERGED, a {@link DivergenceError}, in the first step whose cost is not finite; the errors of a dataset that reads files
   */
  async *run(signal?: StopSignal, pace: TrainingPace = {}): AsyncGenerator<TrainingEvent, void> {
    try {
      yield* this.#run(signal, pace);
    } finally {
      await this.#engine.endPass();
      this.#engine.releaseSamples();
      this.#evaluator.release();
    }
  }

  async *#run(signal: StopSignal | undefined, pace: TrainingPace): AsyncGenerator<TrainingEvent, void> {
    const { epochs } = this.#plan;
    const before = await this.#evaluator.run();
    yield {
      type: 'start',
      trainSamples: this.#data.train.size,
      testSamples: this.#data.test.size,
      parameters: this.#network.parameterCount,
      epochs,
      epochsDone: this.#epoch,
      ...testFigures(before),
    };
    let latest = before;
    while (this.#epoch < epochs) {
      yield* this.#trainEpoch(signal, pace);
      if (signal?.aborted === true) {
        yield { type: 'interrupted', epoch: this.#epoch + 1, samples: this.#samples };
        return;
      }
      latest = await this.#evaluator.run();
      if (!Number.isFinite(latest.loss) && !areFinite(this.#network)) throw this.#diverged();
      yield this.#finishEpoch(latest);
    }
    yield {
      type: 'done',
      epochs,
      ...testFigures(latest),
      seconds: this.#earlierSeconds,
    };
  }

  /** Releases all memory: the trainer may not be used afterwards, the network may. */
  release(): void {
    for (const part of [this.#engine, this.#evaluator]) part.release();
  }

  /** Everything needed to resume, except the network's parameters. */
  saveState(): TrainingState {
    return {
      epoch: this.#epoch,
      samples: this.#samples,
      step: this.#step,
      ...this.#engine.saveSums(),
      epochSeconds: this.#epochSeconds,
      earlierSeconds: this.#earlierSeconds,
      random: this.#epochRandom,
      slots: this.#engine.saveSlots(),
      parts: saveParts(this.#parts),
    };
  }

  #restore(state: TrainingState): void {
    checkTrainingState(state, { network: this.#network, size: this.#data.train.size, batchSize: this.#plan.batchSize });
    this.#epoch = state.epoch;
    this.#samples = state.samples;
    this.#step = state.step;
    this.#lossSum = state.lossSum;
    this.#epochSeconds = state.epochSeconds;
    this.#earlierSeconds = state.earlierSeconds;
    this.#random.restore(state.random);
    this.#engine.restore(state, state.slots);
    restoreParts(this.#parts, state.parts);
  }

  /** The order of the current epoch; it depends on the generator alone, so that a resumed epoch has the same one. */
  #drawOrder(): void {
    if (this.#order === undefined) return;
    for (let i = 0; i < this.#order.length; i++) this.#order[i] = i;
    shuffle(this.#order, this.#random);
  }

  /** Steps until the epoch is done or the signal aborts, with progress events at the given pace, every hundredth by default. */
  async *#trainEpoch(signal: StopSignal | undefined, pace: TrainingPace): AsyncGenerator<ProgressEvent, void> {
    const { size } = this.#data.train;
    const hundredth = Math.ceil(size / progressEventsPerEpoch);
    const samplesToNextEvent = (): number => Math.max(1, pace.samplesPerEvent?.() ?? hundredth);
    let target = Math.min(size, this.#samples + samplesToNextEvent());
    let [reportedLoss, reportedSamples] = [this.#lossSum, this.#samples];
    let turnEndsAt = performance.now() + millisecondsPerTurn;
    while (this.#samples < size && signal?.aborted !== true) {
      if (!this.#engine.has(this.#samples)) {
        await this.#engine.load(this.#samples);
        continue; // may have been aborted in the meantime
      }
      this.#trainUntil(Math.min(target, this.#engine.end), turnEndsAt);
      const figures = this.#engine.figures() as StepFigures | Promise<StepFigures>; // a device is asynchronous
      this.#take(figures instanceof Promise ? await figures : figures);
      if (this.#samples >= target) {
        yield this.#progress((this.#lossSum - reportedLoss) / (this.#samples - reportedSamples));
        [reportedLoss, reportedSamples] = [this.#lossSum, this.#samples];
        target = Math.min(size, reportedSamples + samplesToNextEvent());
      }
      if (performance.now() < turnEndsAt) continue;
      await yieldToEventLoop();
      turnEndsAt = performance.now() + millisecondsPerTurn;
    }
    await this.#engine.endPass();
  }

  /** Steps until `target` samples are seen or the turn is over. Only this counts as training time, not waiting for data. */
  #trainUntil(target: number, turnEndsAt: number): void {
    const startedAt = performance.now();
    let now = startedAt;
    do {
      const before = now;
      for (let step = 0; step < this.#stepsPerLook && this.#samples < target; step++) this.#trainStep();
      now = performance.now();
      this.#adaptLooks(now - before);
    } while (this.#samples < target && now < turnEndsAt);
    this.#epochSeconds += (now - startedAt) / 1000;
  }

  /** Reading the clock costs as much as a small step: it is read about every millisecond. */
  #adaptLooks(milliseconds: number): void {
    if (milliseconds < 0.5) this.#stepsPerLook = Math.min(maxStepsPerLook, 2 * this.#stepsPerLook);
    else if (milliseconds > 2) this.#stepsPerLook = Math.max(1, Math.floor(this.#stepsPerLook / 2));
  }

  /** One batch. */
  #trainStep(): void {
    const { batchSize } = this.#plan;
    const count = Math.min(batchSize, this.#data.train.size - this.#samples);
    const learningRate = this.#learningRate.at(this.#epoch + this.#samples / this.#data.train.size, this.#step);
    this.#step++;
    this.#engine.step(this.#samples, count, learningRate, this.#step);
    this.#samples += count;
  }

  /** @throws VITRUM_DIVERGED */
  #take({ lossSum, diverged }: StepFigures): void {
    if (diverged !== undefined) throw this.#diverged(diverged);
    this.#lossSum = lossSum;
  }

  #diverged(at?: DivergedAt): DivergenceError {
    const { learningRate, batchSize } = this.#plan;
    return describeDivergence({
      network: this.#network,
      ...(at !== undefined && { batch: at.batch }),
      ...{ loss: this.#plan.loss, optimizer: this.#plan.optimizer, schedule: this.#plan.schedule, batchSize },
      step: at?.step ?? this.#step,
      stepsTaken: at === undefined ? this.#step : at.step - 1,
      samples: at?.samples ?? this.#samples,
      epoch: this.#epoch + 1,
      learningRate: at?.learningRate ?? this.#learningRate.latest(),
      plannedLearningRate: learningRate,
    });
  }

  #progress(recentLoss: number): ProgressEvent {
    return {
      type: 'progress',
      epoch: this.#epoch + 1,
      samples: this.#samples,
      trainSamples: this.#data.train.size,
      recentLoss,
      ...this.#epochFigures(),
    };
  }

  #epochFigures(): Pick<EpochFigures, 'loss' | 'metrics' | 'accuracy' | 'samplesPerSecond'> {
    const metrics = this.#engine.scores(this.#samples);
    return {
      loss: this.#lossSum / this.#samples,
      metrics,
      ...accuracyOf(metrics),
      samplesPerSecond: this.#samples / Math.max(this.#epochSeconds, 1e-9),
    };
  }

  #finishEpoch(test: Evaluation): EpochEvent {
    this.#epoch++;
    const event: EpochEvent = {
      type: 'epoch',
      epoch: this.#epoch,
      ...this.#epochFigures(),
      ...testFigures(test),
      seconds: this.#epochSeconds,
    };
    this.#learningRate.finishEpoch({ epoch: this.#epoch, step: this.#step, loss: event.loss, testLoss: event.testLoss });
    this.#earlierSeconds += this.#epochSeconds;
    this.#epochSeconds = 0;
    this.#samples = 0;
    this.#lossSum = 0;
    this.#engine.beginEpoch();
    this.#epochRandom = this.#random.save();
    this.#drawOrder();
    return event;
  }
}

function testFigures({ metrics, accuracy, loss }: Evaluation): Pick<DoneEvent, 'testMetrics' | 'testAccuracy' | 'testLoss'> {
  return { testLoss: loss, testMetrics: metrics, ...(accuracy !== undefined && { testAccuracy: accuracy }) };
}
