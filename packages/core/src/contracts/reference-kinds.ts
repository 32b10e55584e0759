import { contributionKinds, kindBySingular, type ContributionKind, type KindTable, type ReadyContribution } from './kinds.ts';

/** The kinds of contribution that an option can refer to. */
type ReferableKind = {
  [Kind in ContributionKind]: KindTable[Kind] extends { readonly standIn: string } ? Kind : never;
}[ContributionKind];

/** What an option that refers to a contribution resolves to, by the option's type: `activation`. */
export type ReferenceKinds = {
  readonly [Kind in ReferableKind as KindTable[Kind]['singular']]: ReadyContribution<Kind>;
};

/** The type of an option that refers to a contribution. */
export type ReferenceKind = keyof ReferenceKinds;

/** All types of options that refer to a contribution. */
export const referenceKinds = Object.values(contributionKinds)
  .filter(({ standIn }) => standIn !== undefined)
  // The type above picks the same entries of the same table.
  .map(({ singular }) => singular) as readonly ReferenceKind[];

/** True for the type of an option that refers to a contribution. */
export const isReferenceKind = (text: string): text is ReferenceKind => referenceKinds.some((kind) => kind === text);

/** The name of a built-in contribution of the kind, for an option that needs an arbitrary one. */
export function standInFor(kind: ReferenceKind): string {
  const { standIn } = contributionKinds[kindBySingular[kind]];
  if (standIn === undefined) throw new Error(`options cannot refer to "${kind}"`); // never undefined: every kind that options can refer to has one
  return standIn;
}
