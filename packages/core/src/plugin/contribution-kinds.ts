import type { ContributionKind, FunctionsOf, ReadyContribution } from '../contracts/kinds.ts';
import type { Configurable } from './configurable.ts';
import type { DatasetDefinition } from './dataset-definition.ts';
import type { LayerDefinition } from './layer-definition.ts';

/** What a plugin can contribute, by the property that holds it: one that is ready to use, or one that is made from options. */
export type ContributionKinds = {
  readonly [Kind in ContributionKind]: Kind extends keyof SpecialDefinitions
    ? SpecialDefinitions[Kind]
    : ReadyContribution<Kind> | Made<FunctionsOf<Kind>>;
};

/** The kinds that say more beside their options. */
interface SpecialDefinitions {
  readonly layers: LayerDefinition;
  readonly datasets: DatasetDefinition;
}

/** Nothing where the kind has no options. */
type Made<Functions> = [Functions] extends [never] ? never : Configurable<Functions>;
