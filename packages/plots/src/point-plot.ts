/** A point of a plot. */
export interface PlottedPoint {
  readonly x: number;
  readonly y: number;
  /** Which series it belongs to. */
  readonly series: number;
}

/** Points in the plane, and what the axes and the series are called. */
export interface PointPlot {
  readonly points: readonly PlottedPoint[];
  readonly xName: string;
  readonly yName: string;
  /** The classes; one for a curve. */
  readonly series: readonly string[];
}
