import type { PreparationStep } from '@vitrum/datasets';

/** A new sample, as inputs of a model. */
export interface NewSample {
  /** Its origin, for messages: `new.csv, line 3`, `seven.png`. */
  readonly source: string;
  /** The numbers that go into the network, in row-major order; their count is the product of its input shape. */
  readonly input: Float32Array;
  /** The original row or sentence. */
  readonly describe?: string;
  /** What the network sees of a picture, for showing it; absent for other samples. */
  readonly picture?: NewPicture;
  /** The preprocessing steps of a photographed digit. */
  readonly steps?: readonly PreparationStep[];
  /** Notes, such as on a category that counts as "other". */
  readonly notes?: readonly string[];
}

/** A preprocessed picture. */
export interface NewPicture {
  /** Pixels in a row, as the model takes them. */
  readonly width: number;
  /** Rows of pixels, as the model takes them. */
  readonly height: number;
  /** 1 for gray, 3 for red, green and blue. */
  readonly channels: number;
  /** Row-major, channels last. */
  readonly pixels: Uint8Array;
}
