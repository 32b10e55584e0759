/**
 * An event of a training run. `loss` is the mean over samples. `metrics` and `testMetrics` are figures by the name of their metric,
 * per cent where that is the metric's unit: on training samples the main figure alone, on the test set all of them. `accuracy` and
 * `testAccuracy` are in per cent, and absent if `accuracy` is not among the metrics. With augmentation, training figures are those of
 * the changed samples; test samples are never changed.
 */
export type TrainingEvent = StartEvent | ProgressEvent | EpochEvent | DoneEvent | InterruptedEvent;

/** Figures by the name of their metric, per cent where that is its unit. */
export type Scores = Readonly<Record<string, number>>;

/** Before the first step. */
export interface StartEvent {
  readonly type: 'start';
  readonly trainSamples: number;
  readonly testSamples: number;
  /** Number of trainable numbers. */
  readonly parameters: number;
  readonly epochs: number;
  /** Epochs done before, if a run is resumed. */
  readonly epochsDone: number;
  /** On the test set before this run: chance level for an untrained network. */
  readonly testMetrics: Scores;
  readonly testAccuracy?: number;
  readonly testLoss: number;
}

/** About a hundred times per epoch. */
export interface ProgressEvent {
  readonly type: 'progress';
  /** The current epoch, from 1. */
  readonly epoch: number;
  /** Samples of this epoch seen so far. */
  readonly samples: number;
  readonly trainSamples: number;
  /** Mean loss of this epoch so far, of each sample before its own step. */
  readonly loss: number;
  /** Likewise. */
  readonly metrics: Scores;
  readonly accuracy?: number;
  /** Mean loss of the samples since the last progress event. */
  readonly recentLoss: number;
  /** Samples per second in this epoch. */
  readonly samplesPerSecond: number;
}

/** The figures of an epoch and of its evaluation on the test set. */
export interface EpochFigures {
  /** From 1. */
  readonly epoch: number;
  /** Mean loss on the training samples, of each sample before its own step. */
  readonly loss: number;
  /** Likewise. */
  readonly metrics: Scores;
  readonly accuracy?: number;
  readonly testLoss: number;
  readonly testMetrics: Scores;
  readonly testAccuracy?: number;
  /** Seconds of training in this epoch, without evaluation and without waiting for data. */
  readonly seconds: number;
  readonly samplesPerSecond: number;
}

/** After every epoch and its evaluation on the test set. */
export interface EpochEvent extends EpochFigures {
  readonly type: 'epoch';
}

/** After the last epoch. */
export interface DoneEvent {
  readonly type: 'done';
  readonly epochs: number;
  readonly testMetrics: Scores;
  readonly testAccuracy?: number;
  readonly testLoss: number;
  /** Seconds of training, without evaluation and without waiting for data. */
  readonly seconds: number;
}

/** The signal aborted the run; its state can be saved and resumed from here. */
export interface InterruptedEvent {
  readonly type: 'interrupted';
  /** The interrupted epoch, from 1. */
  readonly epoch: number;
  /** Samples of it that were seen. */
  readonly samples: number;
}
