import type { Contribution } from './contribution.ts';

/** The figure that decides which epoch of a training run is the best one. */
export interface EpochScore {
  /** `loss`, or the name of a metric. */
  readonly name: string;
  /** Its value on the validation samples. */
  readonly value: number;
  /** Whether lower or higher values are better: lower for a loss, higher for accuracy. */
  readonly better: 'lower' | 'higher';
  /** The best epoch so far, this one included, from 1. */
  readonly bestEpoch: number;
}

/** What a callback learns at the end of an epoch. Figures in per cent where that is the unit of their metric. */
export interface CallbackEpoch {
  /** From 1. */
  readonly epoch: number;
  /** Epochs planned. */
  readonly epochs: number;
  /** Mean loss on the training samples. */
  readonly loss: number;
  /** Figures on the training samples by the name of their metric, such as `accuracy`. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Absent if no samples are held out for validation; so are the following ones. */
  readonly validationLoss?: number;
  /** Figures on the validation samples by the name of their metric. */
  readonly validationMetrics?: Readonly<Record<string, number>>;
  /** The figure on the validation samples that decides which epoch is the best one, and which that is so far. */
  readonly score?: EpochScore;
}

/** What a callback learns when training has failed: the cost is no longer finite. */
export interface CallbackDivergence {
  /** The epoch in which it happened, from 1. */
  readonly epoch: number;
  /** Epochs planned. */
  readonly epochs: number;
  /** The step of the whole training whose cost is not finite, from 1. */
  readonly step: number;
  /** What happened, for people. */
  readonly message: string;
}

/** The wish of a callback to end the training. */
export interface CallbackStop {
  /** The reason for people, as the end of a sentence: `the loss has not improved for 5 epochs`. */
  readonly stop: string;
}

/** The numbers that a callback remembers between epochs. It changes them in place; the trainer keeps them with the run's state. */
export type CallbackMemory = Record<string, number>;

/** The hooks of a callback: at least one of them. A hook returns nothing, or its wish to end the training. */
export interface CallbackFunctions {
  /** The first values of the numbers to remember; a hook gets a copy of its own run. */
  readonly memory?: Readonly<CallbackMemory>;
  /** True if there is nothing to do without validation samples: a tenth of the training samples is held out then by default. */
  readonly needsValidation?: true;
  /** Called after each epoch and its evaluation. */
  readonly onEpochEnd?: (epoch: CallbackEpoch, memory: CallbackMemory) => CallbackStop | undefined;
  /** Called before `onEpochEnd` in an epoch that is the best one so far. */
  readonly onImproved?: (epoch: CallbackEpoch, memory: CallbackMemory) => CallbackStop | undefined;
  /**
   * Called when the cost is no longer finite. A wish to stop ends the run with the best weights; without it, or without best weights,
   * the run fails.
   */
  readonly onDiverged?: (divergence: CallbackDivergence, memory: CallbackMemory) => CallbackStop | undefined;
}

/** Something that watches a training run and may end it, ready to use. */
export interface Callback<Name extends string = string> extends Contribution<Name>, CallbackFunctions {}
