import { VitrumError, type EpochScore, type FloatArray, type Metric } from '@vitrum/core';
import { describeValue, isFiniteNumber, isRecord } from '@vitrum/core/internal';
import type { PartFigures } from '../evaluation/held-out-figures.ts';
import { figureNameOf } from '../evaluation/figure-name.ts';
import { lossFigure } from './kept-figure.ts';
import type { StatefulPart } from '../state/state-parts.ts';
import { dataOf, weightsOf, type Weights } from './weights-of.ts';

/** The best weights of a run that is resumed, and their epoch. */
export interface SavedBest {
  /** The epoch after which the weights were kept, from 1. */
  readonly epoch: number;
  /** Of each parameter, then of each state; see {@link weightsOf}. */
  readonly weights: readonly FloatArray[];
}

/** The best epoch of a run. */
export interface BestFigure {
  /** From 1. */
  readonly epoch: number;
  /** `loss`, or the name of a metric. */
  readonly name: string;
  /** Its value on the validation samples. */
  readonly value: number;
}

/** Options of a {@link BestEpoch}. */
export interface BestEpochOptions {
  readonly network: Weights;
  /** What decides: `loss`, or one of the metrics. */
  readonly name: string;
  readonly metrics: readonly Metric[];
  /** True to keep the weights. */
  readonly isKept: boolean;
}

/** Remembers which epoch of a run was the best one, and its weights. */
export class BestEpoch implements StatefulPart {
  readonly #network: Weights;
  readonly #name: string;
  readonly #better: 'lower' | 'higher';
  readonly #isKept: boolean;
  #best: BestFigure | undefined;
  #weights: readonly FloatArray[] | undefined;

  constructor({ network, name, metrics, isKept }: BestEpochOptions) {
    this.#network = network;
    this.#name = name;
    this.#better = name === lossFigure ? 'lower' : (metrics.find((metric) => figureNameOf(metric) === name)?.better ?? 'higher');
    this.#isKept = isKept;
  }

  /** The best epoch so far whose weights are kept. */
  get kept(): BestFigure | undefined {
    return this.#isKept ? this.#best : undefined;
  }

  /** The score of an epoch; if it is the best one so far, its weights are kept. Undefined without figures of validation samples. */
  observe(epoch: number, figures: PartFigures): EpochScore | undefined {
    if (figures.part === 'test') return undefined;
    const value = this.#name === lossFigure ? figures.loss : (figures.metrics[this.#name] ?? NaN);
    if (Number.isFinite(value) && (this.#best === undefined || this.#isBetter(value, this.#best.value))) {
      this.#best = { epoch, name: this.#name, value };
      if (this.#isKept) this.#keep(dataOf(this.#network));
    }
    return { name: this.#name, value, better: this.#better, bestEpoch: this.#best?.epoch ?? 0 };
  }

  /** Puts the best weights back into the network; false if there are none. */
  putBack(): boolean {
    const { kept } = this;
    if (kept === undefined) return false;
    for (const [index, data] of dataOf(this.#network).entries()) data.set(this.#weights?.[index] ?? data);
    return true;
  }

  /** Runs `work` while the network has the best weights so far, if they are kept. */
  during<T>(work: () => T): T {
    const present = weightsOf(this.#network);
    this.putBack();
    try {
      return work();
    } finally {
      for (const [index, data] of dataOf(this.#network).entries()) data.set(present[index] ?? data);
    }
  }

  /** The best epoch without its weights. */
  save(): BestFigure | null {
    return this.#best ?? null;
  }

  restore(saved: unknown): void {
    this.#best = saved === null ? undefined : parseBest(saved, this.#name);
  }

  /**
   * Restores the weights of the best epoch: the saved ones, or the network's own if the state is of its end and they were not saved yet.
   *
   * @throws VITRUM_INVALID_CHECKPOINT if they are missing
   */
  restoreWeights(saved: SavedBest | undefined, { epoch, samples }: { readonly epoch: number; readonly samples: number }): void {
    const { kept } = this;
    if (kept === undefined) return;
    // Weights of a later epoch were saved after the state, and are better ones.
    if (saved !== undefined && saved.epoch >= kept.epoch) this.#keep(saved.weights);
    else if (kept.epoch === epoch && samples === 0) this.#keep(dataOf(this.#network));
    else throw missingWeights(kept.epoch);
  }

  #keep(sources: readonly FloatArray[]): void {
    this.#weights ??= weightsOf(this.#network);
    for (const [index, copy] of this.#weights.entries()) copy.set(sources[index] ?? copy);
  }

  #isBetter(value: number, than: number): boolean {
    return this.#better === 'lower' ? value < than : value > than;
  }
}

function parseBest(value: unknown, name: string): BestFigure {
  if (isRecord(value)) {
    const { epoch, name: said, value: figure } = value;
    if (isFiniteNumber(epoch) && epoch >= 1 && isFiniteNumber(figure) && said === name) return { epoch, name, value: figure };
  }
  throw new VitrumError({
    code: 'VITRUM_INVALID_CHECKPOINT',
    message: `The training state says which epoch was the best one by its ${name}, got ${describeValue(value)}.`,
    hint: 'Resume with the configuration that the run was started with.',
  });
}

function missingWeights(epoch: number): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CHECKPOINT',
    message: `The best weights so far, those of epoch ${epoch}, are missing.`,
    hint: 'Put the best.json of the run back into its folder, or start a new run.',
  });
}
