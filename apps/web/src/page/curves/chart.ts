/** A line of a chart. */
export interface ChartLine {
  readonly label: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** A color of the style sheet: `--train`. */
  readonly color: string;
  readonly width: number;
  /** Lengths of dash and gap. */
  readonly dash?: readonly number[];
}

/** The axis below. */
export interface ChartAxis {
  readonly label: string;
  /** 0 by default. */
  readonly first?: number;
  readonly last: number;
  /** What the lines' x are multiplied by. */
  readonly per?: number;
  readonly isLogarithmic?: boolean;
  /** Pixels between two marks at least. */
  readonly space?: number;
}

/** What a chart shows. */
export interface CurveChartProps {
  readonly lines: readonly ChartLine[];
  readonly unit: string;
  readonly axis: ChartAxis;
  /** Fixed ends of the value axis. */
  readonly range?: readonly [lowest: number, highest: number] | undefined;
  /** True for values over several powers of ten. */
  readonly isLogarithmic?: boolean;
  /** A place of the axis below that is marked. */
  readonly mark?: number | undefined;
  readonly description: string;
  /** True where nothing beside the chart tells which line is which: a saved picture then does. */
  readonly hasLegendWhenSaved?: boolean;
}
