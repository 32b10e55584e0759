import type { ContributionKind, ContributionKinds, DatasetContext, Plugin, Reference, Registry } from '@vitrum/core';
import type { Fault } from './finding.ts';

/** One contribution and all that its checks may need. */
export interface Subject<Kind extends ContributionKind = ContributionKind> {
  readonly kind: Kind;
  readonly name: string;
  readonly definition: ContributionKinds[Kind];
  readonly plugin: Plugin;
  /** Everything built in, and the plugin. */
  readonly registry: Registry;
  /** The contribution with its default options first, then with others; never empty where the defaults suffice. */
  readonly variants: readonly Variant[];
  /** Makes each variant, once for all checks. */
  readonly attempts: () => readonly Attempt[];
  readonly environment: CheckEnvironment;
}

/** A contribution with particular options. */
export interface Variant {
  /** For messages: `leaky-relu`, `leaky-relu with slope = 0.2`. */
  readonly label: string;
  readonly reference: Reference;
  /** The options that are given. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** A variant, and what came of making it. */
export interface Attempt extends Variant {
  /** What was made; undefined where that failed. */
  readonly made: unknown;
  /** What is wrong with its form, of which nothing is known before; the checks work on variants without faults. */
  readonly faults: readonly Fault[];
  /** Why the contribution itself refuses options that its schema allows. */
  readonly refusal?: string;
}

/** What the machine lets the checks do. */
export interface CheckEnvironment {
  /** Loads a saved model in a fresh process that imports the plugin itself; absent where that cannot be done. */
  readonly loadInFreshProcess?: LoadInFreshProcess;
  /** Reads the files of datasets that are published; absent where there are none to read. */
  readonly datasetContext?: DatasetContext;
}

/** Loads a model in a fresh process and runs it: the outputs for the inputs, as 32-bit floats. */
export type LoadInFreshProcess = (request: LoadRequest) => Promise<readonly number[]>;

/** What a fresh process is asked for. */
export interface LoadRequest {
  /** The text of a model file. */
  readonly model: string;
  /** A batch, row after row. */
  readonly inputs: readonly number[];
  readonly batchSize: number;
}
