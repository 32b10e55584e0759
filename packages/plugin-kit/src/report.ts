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
  /** The value that would be right, as text: `0.7864`. */
  readonly expected?: string;
  /** The value that was found, as text: `0.3`. */
  readonly got?: string;
  /** The variant concerned, if there are several: `leaky-relu with slope = 0.2`. */
  readonly variant?: string;
}

/** The outcome of one check. It passed if it was not skipped and has no failures. */
export interface CheckOutcome {
  /** What was tried, in words: `2,402 points from −1000 to 1000, in 64 and in 32 bits`. */
  readonly tried: string;
  /** Faults; a check with one fails. */
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
  /** Its kind, as the property of a plugin: `activations`. */
  readonly kind: ContributionKind;
  /** The name that it is registered under. */
  readonly name: string;
  /** Each check of its kind, with its outcome. */
  readonly results: readonly CheckResult[];
  /** The function with its derivative, one for each variant; empty for kinds that are not drawn. */
  readonly curves: readonly Curve[];
}

/** All checks of a plugin. */
export interface PluginReport {
  /** The plugin's name. */
  readonly name: string;
  /** The plugin's version. */
  readonly version: string;
  /** The checks of the plugin as a whole. */
  readonly results: readonly CheckResult[];
  /** A report for each contribution of the plugin. */
  readonly contributions: readonly ContributionReport[];
  /** True if no check failed. */
  readonly passed: boolean;
}
