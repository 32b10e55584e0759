import type { ContributionKind } from '@vitrum/core';

/** One thing that is wrong, or worth knowing. */
export interface Finding {
  /** A sentence that says where, what was expected and what came: `φ′(0.5) = 0.3, central differences give 0.7864.` */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  /** The place alone, for tables: `z = 0.5`. */
  readonly where?: string;
  readonly expected?: string;
  readonly got?: string;
}

/** What came of one check. It passed where there are no failures and nothing was left out. */
export interface CheckOutcome {
  /** What was tried, in words: `2,402 points from −1000 to 1000, in 64 and in 32 bits`. */
  readonly tried: string;
  readonly failures: readonly Finding[];
  /** What is worth knowing and no fault. */
  readonly notes: readonly Finding[];
  /** Why the check could not be made. */
  readonly leftOut?: string;
}

/** One check and what came of it. */
export interface CheckResult extends CheckOutcome {
  /** Its permanent name: `gradient`. */
  readonly check: string;
  /** What holds where it passes: `the derivative agrees with central differences`. */
  readonly title: string;
}

/** One point of a curve. */
export interface CurvePoint {
  readonly x: number;
  readonly value: number;
  /** The contribution's own derivative; NaN where it brings none. */
  readonly derivative: number;
  /** The derivative by central differences. */
  readonly numerical: number;
}

/** A function of one variable with its derivative, for drawing. */
export interface Curve {
  /** What is drawn: `bent-identity`, `leaky-relu with slope = 0.2`, `huber at t = 0`. */
  readonly title: string;
  /** What is held fast: `at t = 0`. */
  readonly place?: string;
  /** The variable: `z`, `y`. */
  readonly variable: string;
  /** The function: `φ`, `ℓ`. */
  readonly symbol: string;
  readonly points: readonly CurvePoint[];
}

/** Every check of one contribution. */
export interface ContributionReport {
  readonly kind: ContributionKind;
  readonly name: string;
  readonly results: readonly CheckResult[];
  readonly curves: readonly Curve[];
}

/** Every check of a plugin. */
export interface PluginReport {
  readonly name: string;
  readonly version: string;
  /** The checks of the plugin as a whole. */
  readonly results: readonly CheckResult[];
  readonly contributions: readonly ContributionReport[];
  /** True where no check failed. */
  readonly passed: boolean;
}
