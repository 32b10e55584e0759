/** A chart of lines, as plain JSON. */
export interface LineChart {
  /** File name without extension; the chart is written to `docs/images/bench-<name>.svg`. */
  readonly name: string;
  /** The heading above the chart. */
  readonly title: string;
  /** The text alternative. */
  readonly description: string;
  /** The horizontal axis. */
  readonly x: Axis;
  /** The vertical axis. */
  readonly y: Axis;
  /** The lines, in the order of the legend. */
  readonly series: readonly Series[];
}

/** The quantity on an axis. */
export interface Axis {
  /** The quantity and its unit: `batch size`, `seconds per epoch`. */
  readonly title: string;
  /** A logarithmic scale. */
  readonly isLogarithmic?: boolean;
  /** False starts the axis at the smallest value instead of 0; true by default. */
  readonly startsAtZero?: boolean;
}

/** One line. */
export interface Series {
  /** Its text in the legend. */
  readonly name: string;
  /** Its points by ascending x, joined by a line. */
  readonly points: readonly (readonly [x: number, y: number])[];
}
