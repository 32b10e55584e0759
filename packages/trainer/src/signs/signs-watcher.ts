import { isFiniteNumber, isListOf, isRecord, VitrumError, type DatasetSplits } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import type { Evaluation } from '../evaluate.ts';
import type { StatefulPart } from '../state-parts.ts';
import type { TrainingPlan } from '../training-config.ts';
import type { WarningEvent } from '../training-event.ts';
import { classSigns, extendMissing } from './class-signs.ts';
import { emptyCurve, extendCurve, isCurve, type Curve } from './curve.ts';
import { curveSigns } from './curve-signs.ts';
import { LayerProbe, probedSamples } from './layer-probe.ts';
import { layerSigns } from './layer-signs.ts';
import { findSharedSamples, sharedSigns } from './shared-samples.ts';
import { keyOf, type Sign } from './sign.ts';

/** What a {@link SignsWatcher} watches. */
export interface SignsWatcherOptions {
  readonly network: Network;
  readonly data: DatasetSplits;
  readonly plan: TrainingPlan;
  /** False keeps what is remembered, and looks at nothing. */
  readonly isOn: boolean;
}

/** The figures of an epoch that is over. */
export interface WatchedEpoch {
  /** From 1. */
  readonly epoch: number;
  /** On the training samples. */
  readonly loss: number;
  /** On the held-out samples; without one there is nothing to say. */
  readonly evaluation: Evaluation | undefined;
  readonly learningRate: number;
}

/** What is remembered, as plain JSON. */
interface Memory {
  readonly curve: Curve;
  /** For each class, epochs in a row in which it was never predicted. */
  readonly missing: readonly number[];
  /** The keys of the signs that were told. */
  readonly told: readonly string[];
}

/** Layers are looked at after so many times the samples that a look takes: less than 1 % of the work. */
const samplesPerProbedSample = 100;

/** Looks for signs of trouble at the end of epochs, and tells each once in a run. Nothing that it does changes the training. */
export class SignsWatcher implements StatefulPart {
  readonly #options: SignsWatcherOptions;
  #probe: LayerProbe | undefined;
  #found: readonly WarningEvent[] = [];
  #memory: Memory = { curve: emptyCurve(), missing: [], told: [] };

  constructor(options: SignsWatcherOptions) {
    this.#options = options;
  }

  /** Takes in the held-out loss before training. */
  begin(before: number): void {
    const { curve } = this.#memory;
    if (curve.epochs === 0 && curve.before === undefined) this.#memory = { ...this.#memory, curve: emptyCurve(before) };
  }

  /**
   * Looks for signs that an epoch shows and that were not told before.
   *
   * @throws the errors of a dataset
   */
  async observe(watched: WatchedEpoch): Promise<void> {
    const { evaluation } = watched;
    if (!this.#options.isOn || evaluation === undefined) return;
    const signs = await this.#signsOf({ ...watched, evaluation });
    const fresh = signs.filter((sign) => !this.#memory.told.includes(keyOf(sign)));
    this.#memory = { ...this.#memory, told: [...this.#memory.told, ...fresh.map(keyOf)] };
    this.#found = fresh.map((sign) => ({ type: 'warning', epoch: watched.epoch, ...sign }));
  }

  /** What `observe` found, once. */
  take(): readonly WarningEvent[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  save(): unknown {
    return this.#memory;
  }

  /** @throws VITRUM_INVALID_CHECKPOINT */
  restore(saved: unknown): void {
    if (!isMemory(saved)) {
      throw new VitrumError({
        code: 'VITRUM_INVALID_CHECKPOINT',
        message: 'The memory of "signs" has a curve, the epochs in which classes were missing, and the signs that were told.',
        hint: 'Resume from a checkpoint as vitrum wrote it, or start a new run.',
      });
    }
    this.#memory = saved;
  }

  /** Releases the memory until the next epoch. */
  release(): void {
    this.#probe?.release();
  }

  async #signsOf({ epoch, loss, evaluation, learningRate }: WatchedEpoch & { readonly evaluation: Evaluation }): Promise<readonly Sign[]> {
    const { data, plan: { epochs } } = this.#options;
    const isFirst = this.#memory.curve.epochs === 0;
    const isEnd = epoch === epochs;
    const isNew = epoch > this.#memory.curve.epochs;
    const curve = extendCurve(this.#memory.curve, { epoch, loss, heldOutLoss: evaluation.loss });
    const missing = evaluation.confusion === undefined || !isNew ? this.#memory.missing : extendMissing(this.#memory.missing, evaluation.confusion);
    this.#memory = { ...this.#memory, curve, missing };
    const layers = this.#isProbeDue(epoch) ? layerSigns(await this.#probeLayers(), learningRate) : [];
    return [
      ...(isFirst ? this.#sharedSigns() : []),
      ...layers,
      ...curveSigns(curve, { part: data.validation === undefined ? 'test' : 'validation', heldOutSamples: evaluation.samples, epochs }),
      ...classSigns(missing, data.test.classes, isEnd),
    ];
  }

  #isProbeDue(epoch: number): boolean {
    const { data: { train }, plan: { epochs } } = this.#options;
    const probes = (until: number): number => Math.floor((until * train.size) / (samplesPerProbedSample * Math.min(probedSamples, train.size)));
    return epoch === epochs || probes(epoch) > probes(epoch - 1);
  }

  async #probeLayers() {
    const { network, data: { train }, plan: { loss } } = this.#options;
    this.#probe ??= new LayerProbe({ network, dataset: train, loss });
    return this.#probe.run();
  }

  /** Samples on a disk are not read for this. */
  #sharedSigns(): readonly Sign[] {
    const { train, validation, test } = this.#options.data;
    for (const [part, samples] of [['test', test], ['validation', validation]] as const) {
      if (samples === undefined || train.readBlock !== undefined || samples.readBlock !== undefined) continue;
      const found = findSharedSamples(train, samples);
      const signs = found === undefined ? [] : sharedSigns(found, part);
      if (signs.length > 0) return signs;
    }
    return [];
  }
}

function isMemory(value: unknown): value is Memory {
  if (!isRecord(value)) return false;
  const isText = (entry: unknown): entry is string => typeof entry === 'string';
  return isCurve(value['curve']) && isListOf(value['missing'], isFiniteNumber) && isListOf(value['told'], isText);
}
