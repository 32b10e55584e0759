/** One point of a curve. */
export interface CurvePoint {
  /** Value of the variable. */
  readonly x: number;
  /** Value of the function at x; not finite where it has none. */
  readonly value: number;
  /** The contribution's own derivative; NaN if it has none. */
  readonly derivative: number;
  /** The derivative by central differences; NaN if not computed. */
  readonly numerical: number;
}

/** A function of one variable with its derivative, for drawing. Plain data, so it can be posted to a worker. */
export interface Curve {
  /** The name of the function: `bent-identity`, `leaky-relu with slope = 0.2`, `huber at t = 0`. */
  readonly title: string;
  /** The fixed argument: `at t = 0`. */
  readonly place?: string;
  /** The variable: `z`, `y`, `epoch`. */
  readonly variable: string;
  /** The function: `φ`, `ℓ`. */
  readonly symbol: string;
  /** The points by ascending x. */
  readonly points: readonly CurvePoint[];
}
