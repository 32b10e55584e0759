import type { ContributionKind, FunctionsOf, ReadyContribution } from '../contracts/kinds.ts';
import type { Configurable } from './configurable.ts';
import type { DatasetDefinition } from './dataset-definition.ts';
import type { LayerDefinition } from './layer-definition.ts';
import type { NetworkDefinition } from './network-definition.ts';

/** What a plugin can contribute, by its property: contributions that are ready to use or made from options. */
export type ContributionKinds = {
  readonly [Kind in ContributionKind]: Kind extends keyof SpecialDefinitions
    ? SpecialDefinitions[Kind]
    : ReadyContribution<Kind> | Made<FunctionsOf<Kind>>;
};

/** Kinds whose definitions have more than options and a maker. */
interface SpecialDefinitions {
  readonly networks: NetworkDefinition;
  readonly layers: LayerDefinition;
  readonly datasets: DatasetDefinition;
}

/** `never` if the kind has no options. */
type Made<Functions> = [Functions] extends [never] ? never : Configurable<Functions>;
