import type { PartsPlan, Task } from '@vitrum/core';
import type { SplitOptions } from '@vitrum/datasets';
import type { ColumnChoice } from './choose-columns.ts';
import type { ColumnForm } from './learn-columns.ts';

/** Options for converting a table to a dataset. */
export interface TableChoice extends ColumnChoice, ColumnForm, SplitOptions {
  readonly name: string;
  readonly task: 'auto' | Task;
  readonly labelSeparator: string;
  /** What the run wants to be held out. */
  readonly parts?: PartsPlan | undefined;
}
