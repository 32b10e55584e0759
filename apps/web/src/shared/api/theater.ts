import type { DropMask } from '@vitrum/network';
import type { ForwardPass } from './forward-pass.ts';

/** A training step on one sample, as it is shown in the slow modes. */
export interface ShownStep {
  /** Of the run, from 1. */
  readonly step: number;
  /** Which training sample it learned from; of a batch, the first. */
  readonly index: number;
  readonly batchSize: number;
  readonly input: Float32Array;
  readonly target: Float32Array;
  /** The network's pass on it before the step. */
  readonly before: ForwardPass;
  /** Its pass after the step. */
  readonly after: ForwardPass;
  /** Cost of this sample before and after the step. */
  readonly costBefore: number;
  readonly costAfter: number;
  /** ∂C/∂z of each layer before the step; empty where a layer has none. */
  readonly gradients: readonly Float32Array[];
  /** What dropouts leave out of this sample at this step. */
  readonly masks: readonly DropMask[];
}

/** Figures on a fixed part of the held-out samples, measured while training goes on. */
export interface LiveFigures {
  /** How many samples they are a mean of: the first held-out ones. */
  readonly samples: number;
  readonly loss: number;
  /** Per cent, for classification. */
  readonly accuracy?: number;
  /** Per cent of each class, for classification; undefined where there are no samples of it. */
  readonly classes?: readonly (number | undefined)[];
  /** Root mean square of ∂C/∂w in each layer that has parameters, for the mean cost of the first training samples. */
  readonly gradients?: readonly LayerGradient[];
  /** When it was measured, in samples learned from. */
  readonly samplesInAll: number;
}

/** The size of a layer's gradient. */
export interface LayerGradient {
  /** Index in the network. */
  readonly layer: number;
  readonly size: number;
}
