/** Unrounded brightness from 0 to 255, row by row. */
export interface BrightnessGrid {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}
