import type { PreparationStep } from '@vitrum/datasets';

/** A new sample, as inputs of a model. */
export interface NewSample {
  /** Its origin, for messages: `new.csv, line 3`, `seven.png`. */
  readonly source: string;
  readonly input: Float32Array;
  /** The original row or sentence. */
  readonly describe?: string;
  readonly picture?: NewPicture;
  /** The preprocessing steps of a photographed digit. */
  readonly steps?: readonly PreparationStep[];
  /** Notes, such as on a category that counts as "other". */
  readonly notes?: readonly string[];
}

/** A preprocessed picture. */
export interface NewPicture {
  readonly width: number;
  readonly height: number;
  /** 1 for gray, 3 for red, green and blue. */
  readonly channels: number;
  /** Row-major, channels last. */
  readonly pixels: Uint8Array;
}
