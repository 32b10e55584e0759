import type { Contribution } from './contribution.ts';
import { contributionKinds, type ContributionKind } from './kinds.ts';

/** Properties that every contribution may have. */
const common: Readonly<Record<keyof Contribution, true>> = {
  name: true,
  description: true,
  formula: true,
  derivativeFormula: true,
  source: true,
  since: true,
};

/** Names of all properties that vitrum reads from a contribution of that kind. */
export function contractProperties(kind: ContributionKind): readonly string[] {
  const { contract, maker } = contributionKinds[kind];
  return [...Object.keys(common), ...(maker === undefined ? [] : ['options', maker]), ...contract.properties];
}
