/** Ends of an axis. */
export type AxisRange = readonly [lowest: number, highest: number];

/** What a network of one or two inputs makes of every place of a grid over its data. */
export interface AnswerField {
  /** Cells along each axis; along the only one where there is no y. */
  readonly resolution: number;
  readonly x: AxisRange;
  /** Absent for a network of one input. The first row of cells is the highest. */
  readonly y?: AxisRange;
  /** a of every layer, cell after cell: [cells × units]; absent for a layer with too many units to show. */
  readonly layers: readonly (Float32Array | undefined)[];
}
