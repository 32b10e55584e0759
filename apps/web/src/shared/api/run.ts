import type { NamedNetwork, Run } from '@vitrum/runs';
import type { ForwardPass } from './forward-pass.ts';
import type { AnswerField } from './field.ts';
import type { LiveFigures, ShownStep } from './theater.ts';
import type { Divergence, EpochFigures, HeldOutFigures, TrainingWarning } from '@vitrum/trainer';

export type { ForwardPass, LayerPass } from './forward-pass.ts';

/** The status of a run. `opened`: a network trained elsewhere. `done`: its epochs are over, and more can be added. */
export type RunStatus = 'untrained' | 'opened' | 'running' | 'paused' | 'done' | 'diverged';

/** How fast training is shown: `slow` some samples a second, `watchable` some hundred, `full` as fast as it can. */
export type Pace = 'slow' | 'watchable' | 'full';

/** The goal of `train`. */
export type TrainingGoal = 'end' | 'epoch' | 'sample';

/** A summary of a network and its training. */
export interface RunSummary {
  readonly status: RunStatus;
  /** The complete run. */
  readonly description: Run;
  /** The name that its layers follow from, if one does. */
  readonly named?: NamedNetwork;
  readonly parameterCount: number;
  readonly layers: readonly LayerSummary[];
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly seed: number;
  /** Before any training. */
  readonly before: HeldOutFigures;
  /** Likely mistakes, and what to do about them. */
  readonly warnings: readonly TrainingWarning[];
  /** The activation at the output that goes with the loss, where a warning says that the present one does not. */
  readonly fittingOutput?: string;
}

/** One layer in words and numbers. */
export interface LayerSummary {
  readonly type: string;
  /** Indices of the layers that it reads; −1 for the network's input. */
  readonly sources: readonly number[];
  readonly inputs: number;
  readonly units: number;
  /** Shape of one sample's input and output: pictures are [height, width, channels]. */
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  readonly parameterCount: number;
  /** True for a layer with parameters that training leaves as they are. */
  readonly isFrozen?: true;
  /** True if each output is a sum Σ x·w + b of some of the inputs, which can be written out. */
  readonly hasSums: boolean;
  readonly activation?: string;
  /** φ and φ′ in plain text, if known. */
  readonly formula?: string;
  readonly derivativeFormula?: string;
  /** Units × inputs. Absent if the layer has no such matrix. */
  readonly weightShape?: readonly [units: number, inputs: number];
  /** The window of a convolution, the channels that a filter sees, and the filters. Absent for other layers. */
  readonly kernelShape?: readonly [height: number, width: number, channels: number, filters: number];
}

/** A point of the training curves, covering the samples since the previous point. */
export interface ProgressPoint {
  /** In epochs: 1.5 is the middle of the second. */
  readonly epoch: number;
  /** Mean loss of the samples since the point before. */
  readonly loss: number;
  /** Per cent of this epoch so far, for classification. */
  readonly accuracy?: number;
  /** Mean loss of this epoch so far. */
  readonly lossSoFar?: number;
}

/** The progress of training. */
export interface Progress {
  /** Number of the epoch under way, from 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Samples of it seen so far. */
  readonly samples: number;
  readonly trainSamples: number;
  /** In all epochs together. */
  readonly samplesInAll: number;
  readonly samplesPerSecond: number;
}

/** The worker's update to the page, at most about six times per second. */
export interface Snapshot {
  readonly status: RunStatus;
  readonly progress: Progress;
  /** New since the last snapshot. */
  readonly points: readonly ProgressPoint[];
  /** New since the last snapshot. */
  readonly epochs: readonly EpochFigures[];
  readonly weights: readonly LayerWeights[];
  /** Of what is selected, with these weights; where a step is shown, of its sample before the step. */
  readonly pass?: ForwardPass;
  /** The latest step, in the slow modes. */
  readonly step?: ShownStep;
  /** For networks of one or two inputs. */
  readonly field?: AnswerField;
  /** On the first held-out samples, measured some times per second. */
  readonly live?: LiveFigures;
  /** Where and why, once the run has diverged. */
  readonly divergence?: Divergence;
  /** After the last epoch: SHA-256 of the parameters, to compare with another machine. */
  readonly fingerprint?: string;
}

/**
 * The parameters of a layer that has a weight from each of its inputs to each of its outputs, or of a convolution: from each number of
 * the window to each filter. Other layers have none here.
 */
export interface LayerWeights {
  /** Index in the network. */
  readonly layer: number;
  /** Of a convolution, the numbers of its window. */
  readonly inputs: number;
  /** Of a convolution, its filters. */
  readonly units: number;
  /** The window of a convolution. Its weights are in `values` kernel by kernel, each in the order row, column, channel. */
  readonly kernel?: KernelSize;
  /** Shape [inputs, units], row after row: the weight from input i to unit j is values[i · units + j]; of kernels, values[j · inputs + i]. */
  readonly values: Float32Array;
  /** One for each unit; empty where the layer has none. */
  readonly biases: Float32Array;
}

/** Size of a convolution's window, and the channels that a filter sees. */
export interface KernelSize {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}
