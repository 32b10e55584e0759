import type { CatalogEntry, ContributionKind, ContributionKinds, DatasetContext, Plugin, Reference, Registry } from '@vitrum/core';

/** What the checks of one contribution work on. */
export interface Subject<Kind extends ContributionKind = ContributionKind> {
  readonly kind: Kind;
  readonly name: string;
  readonly definition: ContributionKinds[Kind];
  readonly plugin: Plugin;
  /** Everything built in, and the plugin. */
  readonly registry: Registry;
  /** The contribution with its default options first, then with others; never empty where the defaults suffice. */
  readonly variants: readonly Variant[];
  readonly surroundings: Surroundings;
}

/** A contribution with particular options. */
export interface Variant {
  /** For messages: `leaky-relu`, `leaky-relu with slope = 0.2`. */
  readonly label: string;
  readonly reference: Reference;
  /** The options that are given. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** What the machine lets the checks do. */
export interface Surroundings {
  /** Loads a saved model in a fresh process that imports the plugin itself; absent where that cannot be done. */
  readonly loadElsewhere?: LoadElsewhere;
  /** Reads the files of datasets that are published; absent where there are none to read. */
  readonly datasetContext?: DatasetContext;
}

/** Loads a model in a fresh process and runs it: the outputs for the inputs, as 32-bit floats. */
export type LoadElsewhere = (request: LoadRequest) => Promise<readonly number[]>;

/** What a fresh process is asked for. */
export interface LoadRequest {
  /** The text of a model file. */
  readonly model: string;
  /** A batch, row after row. */
  readonly inputs: readonly number[];
  readonly batchSize: number;
}

/** The subject of a contribution that is in the registry. */
export type SubjectEntry<Kind extends ContributionKind> = CatalogEntry<ContributionKinds[Kind]>;
