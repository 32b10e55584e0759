import type { ContributionKind } from '../contracts/kinds.ts';
import type { ContributionKinds } from './contribution-kinds.ts';

/** A named set of contributions. A plain object of this form is a plugin; nothing has to be imported to make one. */
export type Plugin = {
  /** The package name, or another name that nobody else uses. */
  readonly name: string;
  /** Semantic version. A model that needs the plugin names it with this version. */
  readonly version: string;
  /**
   * The version of @vitrum/core that it was written for: `1.2.0`. A registry of another major version refuses it. Left out,
   * nothing is known and nothing is refused.
   */
  readonly vitrum?: string;
} & {
  readonly [Kind in ContributionKind]?: readonly ContributionKinds[Kind][];
};

/** The contributions of one kind that a plugin is known to hold, with their literal names. */
export type ContributionsOf<P extends Plugin, Kind extends ContributionKind> = P extends Readonly<
  Record<Kind, readonly (infer C)[]>
>
  ? Extract<C, ContributionKinds[Kind]>
  : never;

/** As {@link ContributionsOf}; anything of the kind where the type of the plugin leaves open what it holds. */
export type PossibleContributionsOf<P extends Plugin, Kind extends ContributionKind> = P extends Plugin
  ? Extract<NonNullable<P[Kind]>[number], ContributionKinds[Kind]>
  : never;
