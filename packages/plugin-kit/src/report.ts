import type { ContributionKind } from '@vitrum/core';
import type { Curve } from '@vitrum/plots';

/** One thing that is wrong, or worth knowing. */
export interface Finding {
  /** A sentence that says where, what was expected and what came: `φ′(0.5) = 0.3, central differences give 0.7864.` */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  /** What it is about, for programs: `φ′(0.5)`. */
  readonly where?: string;
  readonly expected?: string;
  readonly got?: string;
  /** The variant that it is about, where there are several: `leaky-relu with slope = 0.2`. */
  readonly variant?: string;
}

/** What came of one check. It passed where there are no failures and it was not skipped. */
export interface CheckOutcome {
  /** What was tried, in words: `2,402 points from −1000 to 1000, in 64 and in 32 bits`. */
  readonly tried: string;
  readonly failures: readonly Finding[];
  /** What is worth knowing and no fault. */
  readonly notes: readonly Finding[];
  /** Why the check could not be made. */
  readonly skipped?: string;
}

/** One check and what came of it. */
export interface CheckResult extends CheckOutcome {
  /** Its permanent name: `gradient`. */
  readonly check: string;
  /** What holds where it passes: `the derivative agrees with central differences`. */
  readonly title: string;
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
