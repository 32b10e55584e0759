import type { PartsPlan, Task } from '@vitrum/core';
import type { SplitOptions } from '@vitrum/datasets';
import type { ColumnChoice } from '../columns/choose-columns.ts';
import type { ColumnForm } from '../decisions/learn-columns.ts';

/** Options for converting a table to a dataset. */
export interface TableChoice extends ColumnChoice, ColumnForm, SplitOptions {
  /** The name of the dataset, for messages and reports: the file's, without its folder. */
  readonly name: string;
  /** What the targets mean; `auto` tells it from their values. */
  readonly task: 'auto' | Task;
  /** What stands between the labels of one cell, for several labels to a sample: `|`. */
  readonly labelSeparator: string;
  /** What the run wants to be held out. */
  readonly parts?: PartsPlan | undefined;
}
