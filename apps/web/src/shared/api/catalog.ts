import type { ContributionKind, OptionSchema, Reference } from '@vitrum/core';
import type { Curve } from '@vitrum/plots';

/** A contribution, as the page shows it. */
export interface CatalogItem {
  readonly kind: ContributionKind;
  readonly name: string;
  /** Its plugin. */
  readonly plugin: string;
  readonly isBuiltin: boolean;
  readonly description?: string;
  readonly formula?: string;
  /** Of its derivative. */
  readonly derivativeFormula?: string;
  readonly source?: string;
  /** Empty without options. */
  readonly options: OptionSchema;
}

/** Everything that is registered, by kind, in order of registration. */
export type Catalog = Readonly<Record<ContributionKind, readonly CatalogItem[]>>;

/** Access to the registry for the page. */
export interface CatalogApi {
  catalog(): Catalog;
  /** The function of an activation, a loss or a schedule, with these options, and its derivative; none where one line cannot show it. */
  curves(kind: ContributionKind, reference: Reference): Promise<readonly Curve[]>;
}
