import type { DataSummary } from './data.ts';
import type { RunSummary } from './run.ts';

/** Pictures of a visitor as a pair of IDX files, and what their classes are called. */
export interface OwnPictures {
  readonly images: File;
  readonly labels: File;
  readonly classes: readonly string[];
}

/** A sample of a visitor: a drawing, or a point of a plane or a line. */
export interface OwnSample {
  readonly input: Float32Array;
  /** The class; where numbers are to be told, the target itself, as the network is trained on it. */
  readonly target: { readonly label: number } | { readonly row: readonly number[] };
}

/** What a visitor's sample is for: one step on it now, or the training data from now on. */
export type Teaching = 'step' | 'data';

/** A run that goes on from the weights of another one. */
export interface Taught {
  readonly run: RunSummary;
  readonly data: DataSummary;
  /** Cost of the sample before and after a step. */
  readonly costs?: readonly [before: number, after: number];
}

/** A visitor's own samples. */
export interface OwnDataApi {
  /**
   * Makes a dataset of pictures in named classes and loads it.
   *
   * @throws the errors of loading data
   */
  importPictures(pictures: OwnPictures): Promise<DataSummary>;
  /**
   * Teaches the network a sample. The run is another one from then on, which begins with the weights that there were.
   *
   * @throws VITRUM_SHAPE_MISMATCH where the network takes other inputs
   */
  teach(sample: OwnSample, how: Teaching): Promise<Taught>;
}
