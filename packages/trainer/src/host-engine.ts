import type { Dataset, Metric } from '@vitrum/core';
import { createCost, type Cost, type Network } from '@vitrum/network';
import type { Augmenter } from './augmentation/augmenter.ts';
import type { SavedSlots } from './parameter-updates.ts';
import { BatchStream, type PassOptions } from './batch-stream.ts';
import { MetricAccumulator } from './metric-accumulator.ts';
import { scalingOf } from './task-of.ts';
import type { TrainingPlan } from './training-config.ts';
import type { Scores } from './scores.ts';
import { isWeighted, type Extras } from './load-extras.ts';
import { WeightUpdates, type UpdatePlan } from './updates/weight-updates.ts';
import type { BatchWeights } from './weights/batch-weights.ts';
import type { DivergedAt, EngineSums, StepFigures, TrainingEngine } from './training-engine.ts';

/** Options of a {@link HostEngine}. */
export interface HostEngineOptions {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly plan: Pick<TrainingPlan, 'loss' | 'seed' | 'augmentation' | 'classWeights'> & UpdatePlan;
  readonly metrics: readonly Metric[];
  /** The order of the samples, read in every step. */
  readonly order: Uint32Array | undefined;
  readonly blockSize: number | undefined;
}

/** What a step is at, for when it is ended by an error. */
type StepPhase = 'between' | 'reading' | 'computing' | 'updating';

/** Steps on a backend whose memory the host can access: results are available when a step returns. */
export class HostEngine implements TrainingEngine {
  readonly #network: Network;
  readonly #cost: Cost;
  readonly #scores: MetricAccumulator;
  readonly #reader: BatchStream;
  /** Undefined until it is prepared. */
  #updates: WeightUpdates | undefined;
  #extras: Extras | undefined;
  readonly #seed: number;
  readonly #plan: HostEngineOptions['plan'];
  /** Undefined if samples stay as they are. */
  #augmenter: Augmenter | undefined;
  /** Undefined if all samples count the same. */
  #weights: BatchWeights | undefined;
  readonly #order: Uint32Array | undefined;
  readonly #stepsPerEpoch: number;
  readonly #dataset: Dataset;
  readonly #pass: Pick<PassOptions, 'batchSize' | 'blockSize'>;
  #lossSum = 0;
  /** That before the step under way. */
  #lossBefore = 0;
  #phase: StepPhase = 'between';
  #learningRate: number | undefined;
  #diverged: DivergedAt | undefined;

  /** @throws VITRUM_SHAPE_MISMATCH when data and network do not fit */
  constructor({ network, dataset, plan, metrics, order, blockSize }: HostEngineOptions) {
    this.#network = network;
    this.#cost = createCost(network, plan.loss);
    this.#scores = new MetricAccumulator(metrics, dataset.targetSize, scalingOf(dataset));
    this.#reader = new BatchStream(dataset, network, { batchSize: plan.batchSize, order, blockSize, readsWeights: true });
    this.#seed = plan.seed;
    this.#plan = plan;
    this.#order = order;
    this.#dataset = dataset;
    this.#pass = { batchSize: plan.batchSize, blockSize };
    this.#stepsPerEpoch = Math.ceil(dataset.size / plan.batchSize);
  }

  /**
   * Takes up what not every training needs, before the first step.
   *
   * @throws VITRUM_SHAPE_MISMATCH when an augmentation of pictures is given other samples; VITRUM_INVALID_OPTION for weights of other classes
   */
  prepare(extras?: Extras): void {
    const { augmentation, classWeights, seed } = this.#plan;
    this.#extras = extras;
    this.#updates = new WeightUpdates(this.#plan, this.#network, this.#dataset.size, extras);
    if (extras === undefined) return;
    if (augmentation.length > 0) this.#augmenter = new extras.Augmenter(augmentation, this.#dataset, seed);
    if (isWeighted(this.#plan, this.#dataset)) this.#weights = new extras.BatchWeights(classWeights, this.#dataset);
  }

  get end(): number {
    return this.#reader.end;
  }

  has(start: number): boolean {
    return this.#reader.has(start);
  }

  async load(start: number): Promise<void> {
    await this.#reader.load(start);
  }

  loadAll(): void {
    this.#reader.loadAll();
  }

  step(start: number, count: number, learningRate: number, step: number): void {
    if (this.#diverged !== undefined) return;
    this.#lossBefore = this.#lossSum;
    this.#scores.mark();
    this.#phase = 'reading';
    const batch = this.#reader.read(start, count);
    const epoch = Math.floor((step - 1) / this.#stepsPerEpoch);
    this.#augmenter?.apply(batch.inputs.data, batch.targets.data, { start, count, order: this.#order, epoch });
    const { inputs, targets } = batch;
    this.#network.drawAt(this.#seed, step);
    this.#phase = 'computing';
    const outputs = this.#network.forward(inputs, true);
    const weights = this.#weights?.of(batch);
    this.#lossSum += this.#cost.total(targets, weights);
    if (!Number.isFinite(this.#lossSum)) {
      // Before the update, while the weights are still those that led here.
      this.#diverged = { step, samples: start, batch, ...(this.#learningRate !== undefined && { learningRate: this.#learningRate }) };
      return;
    }
    this.#scores.add(outputs, targets);
    this.#cost.backward(targets, weights);
    this.#phase = 'updating';
    this.#updates?.apply(epoch, start, count, learningRate);
    this.#phase = 'between';
    this.#learningRate = learningRate;
  }

  undoStep(): boolean {
    if (this.#phase === 'between') return true;
    this.#lossSum = this.#lossBefore;
    this.#scores.undo();
    // A forward pass in training changes running means.
    return this.#phase === 'reading' || (this.#phase === 'computing' && this.#network.state.length === 0);
  }

  figures(): StepFigures {
    return { lossSum: this.#lossSum, ...(this.#diverged !== undefined && { diverged: this.#diverged }) };
  }

  /** The main metric of the epoch's samples so far. */
  scores(samples: number): Scores {
    return this.#scores.scores(samples);
  }

  beginEpoch(): void {
    this.#lossSum = 0;
    this.#scores.clear();
  }

  /** Ends a pass, possibly early. */
  async endPass(): Promise<void> {
    await this.#reader.endPass();
  }

  /** Puts averaged weights into the network, if there are any after so many epochs and samples; until `hideAverage`. */
  async showAverage(epoch: number, samples: number): Promise<void> {
    const average = this.#updates?.average;
    if (average === undefined || this.#updates?.hasAverage(epoch, samples) !== true) return;
    average.swap();
    if (average.needsStatistics) await this.#refreshStatistics();
  }

  /** Puts the weights that training goes on with back into the network. */
  hideAverage(): void {
    if (this.#updates?.average?.isShown === true) this.#updates.average.swap();
  }

  /** Leaves averaged weights in the network, if there are any. */
  async settleAverage(epoch: number, samples: number): Promise<void> {
    await this.showAverage(epoch, samples);
    if (this.#updates?.average?.isShown === true) this.#updates.average.settle();
  }

  async #refreshStatistics(): Promise<void> {
    const samples = new BatchStream(this.#dataset, this.#network, this.#pass);
    try {
      await this.#extras?.refreshStatistics(this.#network, { samples, size: this.#dataset.size, batchSize: this.#pass.batchSize, seed: this.#seed });
    } finally {
      samples.release();
    }
  }

  /** Releases the samples; the gradients of the last step can still be read. */
  releaseSamples(): void {
    this.#reader.releaseSamples();
  }

  /** Releases all memory. */
  release(): void {
    this.#reader.release();
    this.#updates?.release();
  }

  saveSums(): EngineSums {
    return { lossSum: this.#lossSum, scoreSums: this.#scores.save() };
  }

  saveSlots(): SavedSlots {
    return this.#updates?.save() ?? {};
  }

  /** @throws VITRUM_INVALID_CHECKPOINT */
  restore({ lossSum, scoreSums }: EngineSums, slots: SavedSlots): void {
    this.#lossSum = lossSum;
    this.#scores.restore(scoreSums);
    this.#updates?.restore(slots);
  }
}
