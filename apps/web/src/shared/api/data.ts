import type { DatasetPart, ReadingDecision, Task } from '@vitrum/core';
import type { PicturePreparation } from '@vitrum/datasets';
import type { PictureForm } from '@vitrum/network';
import type { DatasetReference } from '@vitrum/runs';

/** Available data. */
export interface DataSource {
  readonly reference: DatasetReference;
  readonly title: string;
  readonly description: string;
  /** `embedded` comes with the page, `served` is on the server, `files` are the visitor's. */
  readonly location: 'embedded' | 'served' | 'files';
}

/** A summary of loaded data. */
export interface DataSummary {
  readonly reference: DatasetReference;
  readonly title: string;
  readonly trainSize: number;
  readonly testSize: number;
  readonly inputShape: readonly number[];
  readonly targetSize: number;
  readonly task: Task;
  readonly classes: readonly string[];
  /** Present if samples are pictures: gray with one channel, in color with three. */
  readonly picture?: PictureForm;
  /** How a drawing is made like the pictures; default: as it is. */
  readonly preparation?: PicturePreparation;
  /** How many samples of the visitor's own stand at the end of the training data. */
  readonly added?: number;
  /** What each input is called, for data that are tables. */
  readonly inputNames?: readonly string[];
  /** True where the inputs are not the numbers of the table, but those minus their mean over their spread, or the like. */
  readonly areInputsScaled?: true;
  /** Notes on how they were read, a sentence each. */
  readonly notes: readonly string[];
  /** What reading decided, why, and which option decides otherwise. */
  readonly decisions: readonly ReadingDecision[];
}

/** Width and height in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** One sample. */
export interface Sample {
  readonly part: DatasetPart;
  readonly index: number;
  /** The network's inputs. */
  readonly input: Float32Array;
  readonly target: Float32Array;
  /** The class, for classification. */
  readonly label?: number;
  /** Its original text: a row of a table. */
  readonly words?: string;
}

/** The selected input: a sample of the data, or a drawing. */
export type Selection =
  | { readonly kind: 'sample'; readonly part: DatasetPart; readonly index: number }
  | { readonly kind: 'drawing'; readonly input: Float32Array };
