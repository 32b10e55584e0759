import type { DatasetPart, ReadingDecision, Task } from '@vitrum/core';
import type { PicturePreparation } from '@vitrum/datasets';
import type { DatasetReference } from '@vitrum/runs';

/** Data that can be chosen. */
export interface DataSource {
  readonly reference: DatasetReference;
  readonly title: string;
  readonly description: string;
  /** `embedded` comes with the page, `served` lies on the server, `files` were brought by the visitor. */
  readonly location: 'embedded' | 'served' | 'files';
}

/** What is known of loaded data. */
export interface DataSummary {
  readonly reference: DatasetReference;
  readonly title: string;
  readonly trainSize: number;
  readonly testSize: number;
  readonly inputShape: readonly number[];
  readonly targetSize: number;
  readonly task: Task;
  readonly classes: readonly string[];
  /** Present where a sample is a grey picture. */
  readonly picture?: PictureSize;
  /** How a drawing is made like the pictures; left out: as it is. */
  readonly preparation?: PicturePreparation;
  /** What a person should know about how they were read, a sentence each. */
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
  /** As the network sees it. */
  readonly input: Float32Array;
  readonly target: Float32Array;
  /** The class, for classification. */
  readonly label?: number;
  /** As it came, in words: a row of a table. */
  readonly words?: string;
}

/** What is looked at: a sample of the data, or something that the visitor drew. */
export type Selection =
  | { readonly kind: 'sample'; readonly part: DatasetPart; readonly index: number }
  | { readonly kind: 'drawing'; readonly input: Float32Array };
