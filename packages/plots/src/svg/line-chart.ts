/** A chart of lines, as plain JSON. */
export interface LineChart {
  /** File name without extension; the chart is written to `docs/images/bench-<name>.svg`. */
  readonly name: string;
  readonly title: string;
  /** The text alternative. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
}

/** The quantity on an axis. */
export interface Axis {
  readonly title: string;
  /** A logarithmic scale. */
  readonly isLogarithmic?: boolean;
  /** False starts the axis at the smallest value instead of 0; true by default. */
  readonly startsAtZero?: boolean;
}

/** One line. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}
