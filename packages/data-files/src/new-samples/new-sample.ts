import type { PreparationStep } from '@vitrum/datasets';

/** Something new that a model is asked about, as its inputs. */
export interface NewSample {
  /** Where it comes from, for people: `new.csv, line 3`, `seven.png`. */
  readonly source: string;
  readonly input: Float32Array;
  /** It as it came, in words: the row, the sentence. */
  readonly describe?: string;
  readonly picture?: NewPicture;
  /** How a photographed digit became the input, step by step. */
  readonly steps?: readonly PreparationStep[];
  /** What a person should know of it: a category that counts as "other". */
  readonly notes?: readonly string[];
}

/** A picture as a model sees it. */
export interface NewPicture {
  readonly width: number;
  readonly height: number;
  /** 1 for gray, 3 for red, green and blue. */
  readonly channels: number;
  /** Row by row, channels last. */
  readonly pixels: Uint8Array;
}
