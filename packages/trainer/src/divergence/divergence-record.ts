import type { Culprit } from './find-culprit.ts';

/** The first thing that is not finite, in the order of a step: the data, then layer by layer parameters, z and a. */
export type DivergedQuantity = 'input' | 'target' | 'parameter' | 'z' | 'a' | 'loss';

/** Where and why a training diverged; plain data that can be posted to another thread. */
export interface Divergence {
  /** From 1. */
  readonly epoch: number;
  /**
   * The first step of the whole training whose cost is not finite, from 1; if that shows only on the test set after an epoch, the
   * last step.
   */
  readonly step: number;
  /** Samples of the epoch trained on by then. */
  readonly samples: number;
  /** What is not finite first; what is computed from it follows. */
  readonly quantity: DivergedQuantity;
  /** Index of the first layer that shows it; absent if none does. */
  readonly layer?: number;
  /** The function at fault, if it returned it for numbers of ordinary size; absent if training led there. */
  readonly culprit?: Culprit;
  /** Largest magnitude among the finite parameters of the network; absent if none is finite. */
  readonly maxWeight?: number;
  /** Index of the layer that has it. */
  readonly maxWeightLayer?: number;
  /** η of the step before, the schedule included. */
  readonly learningRate: number;
  /** What happened, in one sentence, with layers counted from 1. */
  readonly reason: string;
  /** What to change, most promising first, a sentence each. */
  readonly tries: readonly string[];
}
