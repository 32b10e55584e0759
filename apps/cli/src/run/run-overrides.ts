import type { Reference } from '@vitrum/core';
import type { TrainingConfig } from '@vitrum/trainer';
import type { DatasetReference } from './dataset-reference.ts';

/** What the command line says about a run. */
export interface RunOverrides {
  readonly dataset?: DatasetReference;
  readonly limit?: number;
  readonly architecture?: readonly number[];
  readonly hidden?: readonly number[];
  readonly activation?: Reference;
  readonly outputActivation?: Reference;
  readonly initializer?: Reference;
  readonly training?: TrainingConfig;
}
