import type { ContributionKind, ContributionKinds, DatasetContext, Plugin, Reference, Registry } from '@vitrum/core';
import type { Fault } from './finding.ts';

/** A contribution with everything that its checks may need. */
export interface Subject<Kind extends ContributionKind = ContributionKind> {
  readonly kind: Kind;
  readonly name: string;
  readonly definition: ContributionKinds[Kind];
  readonly plugin: Plugin;
  /** The built-in contributions and those of the plugin. */
  readonly registry: Registry;
  /** The contribution with its default options first, then with others; not empty if the defaults suffice. */
  readonly variants: readonly Variant[];
  /** Creates each variant, once for all checks. */
  readonly attempts: () => readonly Attempt[];
  readonly environment: CheckEnvironment;
}

/** A contribution with specific options. */
export interface Variant {
  /** In messages: `leaky-relu`, `leaky-relu with slope = 0.2`. */
  readonly label: string;
  readonly reference: Reference;
  /** The options given explicitly. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** A variant and the result of creating it. */
export interface Attempt extends Variant {
  /** The created contribution; undefined if creating it failed. */
  readonly made: unknown;
  /** Faults of its form; only variants without any are used by the checks. */
  readonly faults: readonly Fault[];
  /** Why the contribution rejects options that its schema allows. */
  readonly refusal?: string;
}

/** Facilities of the machine for the checks. */
export interface CheckEnvironment {
  /** Loads a saved model in a fresh process that imports the plugin itself; absent if that is impossible. */
  readonly loadInFreshProcess?: LoadInFreshProcess;
  /** Reads the files of published datasets; absent if there are none. */
  readonly datasetContext?: DatasetContext;
}

/** Loads a model in a fresh process and runs it on the inputs; returns the outputs as 32-bit floats. */
export type LoadInFreshProcess = (request: LoadRequest) => Promise<readonly number[]>;

/** The request to a fresh process. */
export interface LoadRequest {
  /** The text of a model file. */
  readonly model: string;
  /** A batch in row-major order. */
  readonly inputs: readonly number[];
  /** Number of samples in `inputs`. */
  readonly batchSize: number;
}
