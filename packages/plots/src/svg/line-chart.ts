/** A chart of lines, as plain JSON. */
export interface LineChart {
  /** File name without ending, from which `docs/images/bench-<name>.svg` is made. */
  readonly name: string;
  readonly title: string;
  /** The text alternative. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
}

/** What an axis measures. */
export interface Axis {
  readonly title: string;
  /** Equal ratios, not equal differences, are equally far apart. */
  readonly isLogarithmic?: boolean;
  /** False lets the axis begin where the values do; true by default. */
  readonly startsAtZero?: boolean;
}

/** One line. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}
