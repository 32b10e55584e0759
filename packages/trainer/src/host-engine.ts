import type { Dataset, Metric } from '@vitrum/core';
import { requireReady } from '@vitrum/core/internal';
import { createCost, type Cost, type Network } from '@vitrum/network';
import type { Augmenter } from './augmentation/augmenter.ts';
import { BatchStream } from './batches/batch-stream.ts';
import type { MetricAccumulator } from './evaluation/metric-accumulator.ts';
import { ParameterUpdates, type SavedSlots } from './updates/parameter-updates.ts';
import { requireTrainable } from './updates/require-trainable.ts';
import type { TrainingPlan } from './training-config.ts';
import type { Scores } from './evaluation/scores.ts';
import { changesUpdates, isWeighted, type Extras } from './load-extras.ts';
import type { ShownAverage } from './updates/shown-average.ts';
import type { UpdatePlan } from './updates/update-plan.ts';
import type { WeightUpdates } from './updates/weight-updates.ts';
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
  readonly #options: HostEngineOptions;
  readonly #cost: Cost;
  readonly #reader: BatchStream;
  readonly #stepsPerEpoch: number;
  /** Undefined without metrics, and, like what follows, until it is prepared. */
  #scores: MetricAccumulator | undefined;
  #updates: ParameterUpdates | undefined;
  /** Undefined if the optimizer takes every batch's gradients as they are. */
  #grouped: WeightUpdates | undefined;
  /** Undefined if tests and the model have the weights of the last update. */
  #average: ShownAverage | undefined;
  /** Undefined if samples stay as they are. */
  #augmenter: Augmenter | undefined;
  /** Undefined if all samples count the same. */
  #weights: BatchWeights | undefined;
  #lossSum = 0;
  /** That before the step under way. */
  #lossBefore = 0;
  #phase: StepPhase = 'between';
  #learningRate: number | undefined;
  #diverged: DivergedAt | undefined;

  /** @throws VITRUM_SHAPE_MISMATCH when data and network do not fit; VITRUM_INVALID_CONFIG when all layers are frozen */
  constructor(options: HostEngineOptions) {
    const { network, dataset, plan: { loss, batchSize }, order, blockSize } = options;
    requireReady('optimizers', options.plan.optimizer, 'The trainer');
    requireTrainable(network);
    this.#options = options;
    this.#cost = createCost(network, loss);
    this.#reader = new BatchStream(dataset, network, { batchSize, order, blockSize, readsWeights: true });
    this.#stepsPerEpoch = Math.ceil(dataset.size / batchSize);
  }

  /**
   * Takes up what was loaded for it, before the first step.
   *
   * @throws VITRUM_SHAPE_MISMATCH when an augmentation of pictures is given other samples; VITRUM_INVALID_OPTION for weights of other classes
   */
  prepare(extras?: Extras): void {
    const { network, plan } = this.#options;
    if (extras !== undefined) this.#extend(extras);
    this.#updates ??= new ParameterUpdates(plan.optimizer, network.trainable.parameters, network.backend, network.precision);
  }

  #extend(extras: Extras): void {
    const { dataset, plan, metrics } = this.#options;
    const { augmentation, classWeights, seed } = plan;
    if (changesUpdates(plan)) this.#group(extras);
    if (metrics.length > 0) this.#scores = new extras.MetricAccumulator(metrics, dataset.targetSize, extras.scalingOf(dataset));
    if (augmentation.length > 0) this.#augmenter = new extras.Augmenter(augmentation, dataset, seed);
    if (isWeighted(plan, dataset)) this.#weights = new extras.BatchWeights(classWeights, dataset);
  }

  #group({ WeightUpdates, ShownAverage }: Extras): void {
    const { network, dataset, plan, blockSize } = this.#options;
    const { seed, batchSize } = plan;
    this.#grouped = new WeightUpdates(plan, network, dataset.size);
    this.#updates = this.#grouped.updates;
    const { average } = this.#grouped;
    if (average !== undefined) this.#average = new ShownAverage({ average, updates: this.#grouped, network, dataset, pass: { batchSize, blockSize }, seed });
  }

  /** Averaged weights, if there are any. */
  get average(): ShownAverage | undefined {
    return this.#average;
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
    const { network, plan, order } = this.#options;
    this.#lossBefore = this.#lossSum;
    this.#scores?.mark();
    this.#phase = 'reading';
    const batch = this.#reader.read(start, count);
    const epoch = Math.floor((step - 1) / this.#stepsPerEpoch);
    const { inputs, targets } = batch;
    this.#augmenter?.apply(inputs.data, targets.data, { start, count, order, epoch });
    network.drawAt(plan.seed, step);
    this.#phase = 'computing';
    const outputs = network.forward(inputs, true);
    const weights = this.#weights?.of(batch);
    this.#lossSum += this.#cost.total(targets, weights);
    if (!Number.isFinite(this.#lossSum)) {
      // Before the update, while the weights are still those that led here.
      this.#diverged = { step, samples: start, batch, ...(this.#learningRate !== undefined && { learningRate: this.#learningRate }) };
      return;
    }
    this.#scores?.add(outputs, targets);
    this.#cost.backward(targets, weights);
    this.#phase = 'updating';
    if (this.#grouped === undefined) this.#updates?.apply(learningRate, step);
    else this.#grouped.apply(epoch, start, count, learningRate);
    this.#phase = 'between';
    this.#learningRate = learningRate;
  }

  undoStep(): boolean {
    if (this.#phase === 'between') return true;
    this.#lossSum = this.#lossBefore;
    this.#scores?.undo();
    // A forward pass in training changes running means.
    return this.#phase === 'reading' || (this.#phase === 'computing' && this.#options.network.trainable.state.length === 0);
  }

  figures(): StepFigures {
    return { lossSum: this.#lossSum, ...(this.#diverged !== undefined && { diverged: this.#diverged }) };
  }

  /** The main metric of the epoch's samples so far. */
  scores(samples: number): Scores {
    return this.#scores?.scores(samples) ?? {};
  }

  beginEpoch(): void {
    this.#lossSum = 0;
    this.#scores?.clear();
  }

  /** Ends a pass, possibly early. */
  async endPass(): Promise<void> {
    await this.#reader.endPass();
  }

  /** Releases the samples; the gradients of the last step can still be read. */
  releaseSamples(): void {
    this.#reader.releaseSamples();
  }

  /** Releases all memory. */
  release(): void {
    this.#reader.release();
    (this.#grouped ?? this.#updates)?.release();
  }

  saveSums(): EngineSums {
    return { lossSum: this.#lossSum, scoreSums: this.#scores?.save() ?? {} };
  }

  saveSlots(): SavedSlots {
    return this.#updates?.save() ?? {};
  }

  /** @throws VITRUM_INVALID_CHECKPOINT */
  restore({ lossSum, scoreSums, slots }: EngineSums & { readonly slots: SavedSlots }, { restoreSlots }: Pick<Extras, 'restoreSlots'>): void {
    this.#lossSum = lossSum;
    this.#scores?.restore(scoreSums);
    restoreSlots(this.#updates?.all() ?? [], slots);
  }
}
