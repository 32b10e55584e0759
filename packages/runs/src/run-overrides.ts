import type { Reference } from '@vitrum/core';
import type { TrainingConfig } from '@vitrum/trainer';
import type { DatasetReference } from './dataset-reference.ts';

/** What is said about a run beside its configuration, by the options of a command or the controls of a page; it has the last word. */
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
