/** A point of a plot. */
export interface PlottedPoint {
  readonly x: number;
  readonly y: number;
  /** The index of its series. */
  readonly series: number;
}

/** Points in the plane, with the names of the axes and the series. */
export interface PointPlot {
  readonly points: readonly PlottedPoint[];
  readonly xName: string;
  readonly yName: string;
  /** The classes; one for a curve. */
  readonly series: readonly string[];
}
