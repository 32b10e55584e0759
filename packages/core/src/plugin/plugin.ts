import type { ContributionKind } from '../contracts/kinds.ts';
import type { ContributionKinds } from './contribution-kinds.ts';

/** A named set of contributions. Any plain object of this form is a plugin; no import is needed. */
export type Plugin = {
  /** The package name, or another unique name. */
  readonly name: string;
  /** Semantic version. Models that use the plugin record it. */
  readonly version: string;
  /**
   * The version of @vitrum/core that it was written for: `1.2.0`. A registry of another major version rejects it; if omitted,
   * nothing is checked.
   */
  readonly vitrum?: string;
} & {
  readonly [Kind in ContributionKind]?: readonly ContributionKinds[Kind][];
};

/** The contributions of one kind in a plugin, with their literal names. */
export type ContributionsOf<P extends Plugin, Kind extends ContributionKind> = P extends Readonly<
  Record<Kind, readonly (infer C)[]>
>
  ? Extract<C, ContributionKinds[Kind]>
  : never;

/** Like {@link ContributionsOf}, or any contribution of the kind if the plugin's type does not list them. */
export type PossibleContributionsOf<P extends Plugin, Kind extends ContributionKind> = P extends Plugin
  ? Extract<NonNullable<P[Kind]>[number], ContributionKinds[Kind]>
  : never;
