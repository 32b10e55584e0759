import type { ContributionKind, OptionSchema } from '@vitrum/core';

/** One thing of the registry, as the page shows it. */
export interface CatalogItem {
  readonly kind: ContributionKind;
  readonly name: string;
  /** The plugin that brought it. */
  readonly plugin: string;
  readonly isBuiltin: boolean;
  readonly description?: string;
  readonly formula?: string;
  readonly source?: string;
  /** Empty where it takes no options. */
  readonly options: OptionSchema;
}

/** Everything that is registered, by kind, in order of registration. */
export type Catalog = Readonly<Record<ContributionKind, readonly CatalogItem[]>>;

/** A line to draw, such as φ and φ′ of an activation. */
export interface CatalogCurve {
  readonly label: string;
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** What came of loading a plugin. */
export interface PluginReport {
  readonly name: string;
  readonly version: string;
  /** What it contributes: `activation "gauss"`. */
  readonly contributions: readonly string[];
}
