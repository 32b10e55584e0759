import type { Dataset } from '@vitrum/core';
import type { Network } from '@vitrum/network';
import { loadExtras } from '../load-extras.ts';
import type { TrainingPlan } from '../training-config.ts';
import type { StopSignal } from '../yield-to-event-loop.ts';
import type { LearningRateSuggestion, RangeTestPoint } from './suggest-learning-rate.ts';

/** Options of {@link findLearningRate}. */
export interface RangeTestOptions {
  /** What is trained for the test; its weights are put back at the end. */
  readonly network: Network;
  /** What is trained on. */
  readonly dataset: Dataset;
  /** How; its learning rate, schedule, epochs, validation and callbacks do not matter. */
  readonly plan: TrainingPlan;
  /** Number of steps; 300, or more where batches are small, so that the test sees 9,600 samples. */
  readonly steps?: number;
  /** η of the first step; 10⁻⁷. */
  readonly from?: number;
  /** η of the last step; 10. */
  readonly to?: number;
  /** β of the running mean of the losses, from 0 for none; 0.98 for 300 steps, and so that the mean spans the same share of others. */
  readonly smoothing?: number;
}

/** A step of a range test. */
export interface RangeTestStepEvent extends RangeTestPoint {
  /** Tells the events apart. */
  readonly type: 'step';
  /** Number of steps planned; the test may end earlier. */
  readonly steps: number;
}

/** The end of a range test. */
export interface RangeTestDoneEvent extends LearningRateSuggestion {
  /** Tells the events apart. */
  readonly type: 'done';
  /** Every step in order, for a plot of the loss over the logarithm of η. */
  readonly points: readonly RangeTestPoint[];
  /** Why: the loss exceeded four times its least value or was no longer finite, all steps were taken, or the signal aborted. */
  readonly end: 'risen' | 'not-finite' | 'steps' | 'aborted';
}

/** What a range test reports. */
export type RangeTestEvent = RangeTestStepEvent | RangeTestDoneEvent;

/**
 * The learning-rate range test: trains with an η that grows by the same factor in every step, ηᵢ = from·(to/from)^(i/(n − 1)), until the
 * loss rises, and suggests one. The weights are put back at the end.
 *
 * Source: Smith 2017, doi:10.1109/WACV.2017.58, section 3.3; growth by a factor, the running mean and the end are fastai's.
 *
 * @throws VITRUM_INVALID_OPTION; VITRUM_SHAPE_MISMATCH and the errors of a dataset that reads files
 */
export async function* findLearningRate(options: RangeTestOptions, signal?: StopSignal): AsyncGenerator<RangeTestEvent, void> {
  const { testRange } = await loadExtras();
  yield* testRange(options, signal);
}
