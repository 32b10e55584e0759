import type { BestFigure } from './best/best-epoch.ts';
import type { TrainingStop } from './callbacks/training-stop.ts';
import type { HeldOutFigures, TestFigures } from './evaluation/held-out-figures.ts';
import type { Scores } from './evaluation/scores.ts';
import type { Sign } from './signs/sign.ts';

/**
 * An event of a training run. `loss` is the mean over samples. `metrics` and `testMetrics` are figures by the name of their metric,
 * per cent where that is the metric's unit: on training samples the main figure alone, on held-out samples all of them. `accuracy`
 * and `testAccuracy` are in per cent, and absent if `accuracy` is not among the metrics. With a validation part, the figures of every
 * epoch are of that part, and the test set is used at the end alone; without one they are of the test set: see {@link heldOutOf}. With
 * augmentation, training figures are those of the changed samples; held-out samples are never changed.
 */
export type TrainingEvent = StartEvent | ProgressEvent | WarningEvent | EpochEvent | DoneEvent | InterruptedEvent;

/** Before the first step, with the figures before this run: chance level for an untrained network. */
export interface StartEvent extends HeldOutFigures {
  /** Tells the events apart. */
  readonly type: 'start';
  /** Samples of one epoch. */
  readonly trainSamples: number;
  /** Absent without a validation part. */
  readonly validationSamples?: number;
  /** Samples of the test set. */
  readonly testSamples: number;
  /** Number of trainable numbers. */
  readonly parameters: number;
  /** Epochs planned, those already done included. */
  readonly epochs: number;
  /** Epochs done before, if a run is resumed. */
  readonly epochsDone: number;
}

/** About a hundred times per epoch. */
export interface ProgressEvent {
  /** Tells the events apart. */
  readonly type: 'progress';
  /** The current epoch, from 1. */
  readonly epoch: number;
  /** Samples of this epoch seen so far. */
  readonly samples: number;
  /** Samples of a whole epoch. */
  readonly trainSamples: number;
  /** Mean loss of this epoch so far, of each sample before its own step. */
  readonly loss: number;
  /** Likewise. */
  readonly metrics: Scores;
  /** `accuracy` in per cent, if it is among the metrics. */
  readonly accuracy?: number;
  /** Mean loss of the samples since the last progress event. */
  readonly recentLoss: number;
  /** Samples per second in this epoch. */
  readonly samplesPerSecond: number;
}

/** A sign of trouble, before the event of the epoch that shows it; each one once in a run. */
export interface WarningEvent extends Sign {
  /** Tells the events apart. */
  readonly type: 'warning';
  /** From 1. */
  readonly epoch: number;
}

/** The figures of an epoch and of its evaluation. */
export interface EpochFigures extends HeldOutFigures {
  /** From 1. */
  readonly epoch: number;
  /** Mean loss on the training samples, of each sample before its own step. */
  readonly loss: number;
  /** Likewise. */
  readonly metrics: Scores;
  /** `accuracy` in per cent, if it is among the metrics. */
  readonly accuracy?: number;
  /** Present if this epoch is the best one so far and the best weights are kept. */
  readonly isBest?: true;
  /** Seconds of training in this epoch, without evaluation and without waiting for data. */
  readonly seconds: number;
  /** Training samples per second in this epoch, without evaluation and without waiting for data. */
  readonly samplesPerSecond: number;
}

/** After every epoch and its evaluation. */
export interface EpochEvent extends EpochFigures {
  /** Tells the events apart. */
  readonly type: 'epoch';
}

/** After the last epoch, with the figures of the final weights on the test set. */
export interface DoneEvent extends TestFigures {
  /** Tells the events apart. */
  readonly type: 'done';
  /** Epochs planned. */
  readonly epochs: number;
  /** Fewer if a callback has ended the training. */
  readonly epochsDone: number;
  /** The epoch whose weights are the final ones, if the best weights are kept. */
  readonly best?: BestFigure;
  /** Why the training ended early. */
  readonly stopped?: TrainingStop;
  /** Seconds of training, without evaluation and without waiting for data. */
  readonly seconds: number;
}

/** The signal aborted the run; its state can be saved and resumed from here. */
export interface InterruptedEvent {
  /** Tells the events apart. */
  readonly type: 'interrupted';
  /** The interrupted epoch, from 1. */
  readonly epoch: number;
  /** Samples of it that were seen. */
  readonly samples: number;
}
