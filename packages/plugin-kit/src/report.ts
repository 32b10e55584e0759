import type { ContributionKind } from '@vitrum/core';
import type { Curve } from '@vitrum/plots';

/** A fault or a note. */
export interface Finding {
  /** A sentence with the place, the expected and the received value: `φ′(0.5) = 0.3, central differences give 0.7864.` */
  readonly message: string;
  /** How to fix it. */
  readonly hint?: string;
  /** The quantity concerned, for programs: `φ′(0.5)`. */
  readonly where?: string;
  readonly expected?: string;
  readonly got?: string;
  /** The variant concerned, if there are several: `leaky-relu with slope = 0.2`. */
  readonly variant?: string;
}

/** The outcome of one check. It passed if it was not skipped and has no failures. */
export interface CheckOutcome {
  /** What was tried, in words: `2,402 points from −1000 to 1000, in 64 and in 32 bits`. */
  readonly tried: string;
  readonly failures: readonly Finding[];
  /** Notable findings that are not faults. */
  readonly notes: readonly Finding[];
  /** Why the check was skipped. */
  readonly skipped?: string;
}

/** A check and its outcome. */
export interface CheckResult extends CheckOutcome {
  /** Permanent name: `gradient`. */
  readonly check: string;
  /** The property that it verifies: `the derivative agrees with central differences`. */
  readonly title: string;
}

/** The checks of one contribution. */
export interface ContributionReport {
  readonly kind: ContributionKind;
  readonly name: string;
  readonly results: readonly CheckResult[];
  readonly curves: readonly Curve[];
}

/** All checks of a plugin. */
export interface PluginReport {
  readonly name: string;
  readonly version: string;
  /** The checks of the plugin as a whole. */
  readonly results: readonly CheckResult[];
  readonly contributions: readonly ContributionReport[];
  /** True if no check failed. */
  readonly passed: boolean;
}
