/** One point of a curve. */
export interface CurvePoint {
  readonly x: number;
  readonly value: number;
  /** The contribution's own derivative; NaN where it brings none. */
  readonly derivative: number;
  /** The derivative by central differences; NaN where none is taken. */
  readonly numerical: number;
}

/** A function of one variable with its derivative, for drawing. Plain data: it can be sent between threads. */
export interface Curve {
  /** What is drawn: `bent-identity`, `leaky-relu with slope = 0.2`, `huber at t = 0`. */
  readonly title: string;
  /** What is held fixed: `at t = 0`. */
  readonly place?: string;
  /** The variable: `z`, `y`, `epoch`. */
  readonly variable: string;
  /** The function: `φ`, `ℓ`. */
  readonly symbol: string;
  readonly points: readonly CurvePoint[];
}
