import type { ReadingDecision } from '@vitrum/core';
import { formatCount, type SplitIndices, type TableColumn } from '@vitrum/datasets';
import { listSome, type ChosenColumns } from './choose-columns.ts';
import type { TargetPlan } from './choose-task.ts';
import type { TableChoice } from './table-splits.ts';
import type { Table } from './table.ts';

/** What {@link tableDecisions} tells of. */
export interface ReadTable {
  readonly tables: readonly [Table, ...Table[]];
  readonly choice: TableChoice;
  readonly chosen: ChosenColumns;
  readonly target: TargetPlan;
  readonly columns: readonly TableColumn[];
  readonly split: SplitIndices;
  /** How many rows lack values and were left out. */
  readonly leftOut: number;
}

/** Everything that was decided on the way from the cells of a table to the two parts of a dataset. */
export function tableDecisions(read: ReadTable): readonly ReadingDecision[] {
  const { tables, choice, chosen, target } = read;
  return [
    ...tables.flatMap(({ decisions }) => decisions),
    rowsDecision(read),
    {
      subject: 'target',
      value: listSome(chosen.targets),
      reason: choice.target.length > 0 ? 'the option says so' : 'it comes last',
      option: 'target',
    },
    { subject: 'task', value: describeTask(target), reason: target.reason, option: 'task' },
    ...columnDecisions(read),
    { subject: 'numbers', value: normalisations[choice.normalise], reason: 'learned from the training part', option: 'normalise' },
    splitDecision(read),
  ];
}

function rowsDecision({ split, leftOut, choice }: ReadTable): ReadingDecision {
  const used = split.train.length + split.test.length;
  return {
    subject: 'rows',
    value: leftOut === 0 ? `all ${formatCount(used)}` : `${formatCount(used)} of ${formatCount(used + leftOut)}`,
    reason: missingReasons[choice.missing](leftOut),
    option: 'missing',
  };
}

const missingReasons: Readonly<Record<TableChoice['missing'], (leftOut: number) => string>> = {
  error: () => 'none lacks a value',
  drop: (leftOut) => (leftOut === 0 ? 'none lacks a value' : 'the others lack values, and missing is "drop"'),
  mean: () => 'a missing number counts as the mean, a missing category is one of its own',
};

function describeTask({ task, names }: TargetPlan): string {
  if (task === 'regression') return names.length === 1 ? 'regression' : `regression of ${names.length} numbers`;
  const noun = task === 'classification' ? 'classes' : 'labels';
  return `${task} with ${formatCount(names.length)} ${noun}: ${listSome(names)}`;
}

/** Columns that are treated alike share a line: a picture has hundreds. */
function columnDecisions({ columns }: ReadTable): readonly ReadingDecision[] {
  const alike = new Map<string, { readonly names: string[]; readonly decision: Omit<ReadingDecision, 'subject'> }>();
  for (const column of columns) {
    const decision = describeColumn(column);
    const key = JSON.stringify(decision);
    const group = alike.get(key) ?? { names: [], decision };
    group.names.push(`"${column.name}"`);
    alike.set(key, group);
  }
  return [...alike.values()].map(({ names, decision }) => ({ subject: nameColumns(names), ...decision }));
}

function nameColumns(names: readonly string[]): string {
  return `${names.length === 1 ? 'column' : 'columns'} ${listSome(names, maxNamed)}`;
}

const maxNamed = 4;

function describeColumn(column: TableColumn): Omit<ReadingDecision, 'subject'> {
  if (column.kind === 'number') return { value: 'number', reason: 'its cells are numbers', option: 'categorical' };
  const values = column.values.map((value) => (value === '' ? '(missing)' : value));
  return { value: `category, ${formatCount(values.length)} values: ${listSome(values, maxValues)}`, reason: 'its cells are words, or it is named as such', option: 'ignore' };
}

const maxValues = 8;

const normalisations: Readonly<Record<TableChoice['normalise'], string>> = {
  standard: 'mean 0 and deviation 1',
  'min-max': 'from 0 to 1',
  none: 'as they are',
};

function splitDecision({ tables, choice, split, target }: ReadTable): ReadingDecision {
  const value = `${formatCount(split.train.length)} rows to learn from, ${formatCount(split.test.length)} held out`;
  const [, testTable] = tables;
  if (testTable !== undefined) return { subject: 'split', value, reason: `${testTable.path} is the test part`, option: 'testFile' };
  const shares = target.form === 'class' ? ', with every class in its share' : '';
  if (choice.folds > 0) return { subject: 'split', value, reason: `fold ${choice.fold} of ${choice.folds}${shares}`, option: 'fold' };
  return { subject: 'split', value, reason: `drawn by chance from splitSeed ${choice.splitSeed}${shares}`, option: 'testShare' };
}
