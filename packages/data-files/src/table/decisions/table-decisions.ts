import type { ReadingDecision } from '@vitrum/core';
import type { DividedSamples } from '@vitrum/datasets';
import { formatCount, listSome } from '@vitrum/datasets/internal';
import { describeSplit } from '../../targets/describe-split.ts';
import { describeTask } from '../../targets/describe-task.ts';
import type { ChosenColumns } from '../columns/choose-columns.ts';
import { isClass, type TargetPlan } from './choose-task.ts';
import type { LearnedInput } from './learn-columns.ts';
import type { MissingRows } from './missing-rows.ts';
import type { SkippedColumn } from './plan-inputs.ts';
import type { TableChoice } from '../options/table-choice.ts';
import type { Table } from '../table.ts';

/** The arguments of {@link tableDecisions}. */
export interface ReadTable {
  readonly tables: readonly [Table, ...Table[]];
  readonly choice: TableChoice;
  readonly chosen: ChosenColumns;
  readonly target: TargetPlan;
  readonly inputs: readonly LearnedInput[];
  readonly skipped: readonly SkippedColumn[];
  readonly split: DividedSamples;
  /** The rows of each table skipped for missing values. */
  readonly missing: readonly MissingRows[];
}

/** All decisions made in reading a table as a dataset. */
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
    { subject: 'task', value: describeTask(target.task, target.names), reason: target.reason, option: 'task' },
    ...columnDecisions(read),
    ...(read.inputs.some(({ column }) => column.kind === 'number') ? [scalingDecision(choice)] : []),
    splitDecision(read),
  ];
}

function rowsDecision({ split, missing, choice }: ReadTable): ReadingDecision {
  const skipped = missing.reduce((sum, { count }) => sum + count, 0);
  const used = split.learned.length + (split.validation?.length ?? 0) + split.test.length;
  return {
    subject: 'rows',
    value: skipped === 0 ? `all ${formatCount(used)}` : `${formatCount(used)} of ${formatCount(used + skipped)}`,
    reason: missingReasons[choice.missing](skipped),
    option: 'missing',
  };
}

const missingReasons: Readonly<Record<TableChoice['missing'], (skipped: number) => string>> = {
  error: () => 'none lacks a value',
  drop: (skipped) => (skipped === 0 ? 'none lacks a value' : 'the others lack values, and missing is "drop"'),
  mean: () => 'a missing number counts as the mean, a missing category is one of its own',
};

/** Columns treated alike share a line: a picture has hundreds. */
function columnDecisions({ chosen, inputs, skipped }: ReadTable): readonly ReadingDecision[] {
  const alike = new Map<string, { readonly names: string[]; readonly decision: Omit<ReadingDecision, 'subject'> }>();
  const add = (name: string, decision: Omit<ReadingDecision, 'subject'>): void => {
    const key = JSON.stringify(decision);
    const group = alike.get(key) ?? { names: [], decision };
    group.names.push(`"${name}"`);
    alike.set(key, group);
  };
  for (const input of inputs) add(input.column.name, describeInput(input));
  if (chosen.weight !== undefined) add(chosen.weight, { value: 'weight of each row in training, no input', reason: 'the option says so', option: 'sampleWeights' });
  for (const { name, reason } of skipped) add(name, { value: 'left out', reason, option: 'columns' });
  return [...alike.values()].map(({ names, decision }) => ({
    subject: `${names.length === 1 ? 'column' : 'columns'} ${listSome(names, maxNamed)}`,
    ...decision,
  }));
}

const maxNamed = 4;

function describeInput({ column, plan: { reason }, rare }: LearnedInput): Omit<ReadingDecision, 'subject'> {
  switch (column.kind) {
    case 'number':
      return { value: 'number', reason, option: 'categorical' };
    case 'words':
      return { value: `sentences, of which ${formatCount(column.words.length)} words are known`, reason, option: 'words' };
    case 'category': {
      const values = column.values.map((value) => (value === '' ? '(missing)' : value));
      const others = rare.length > 0 ? `, and ${formatCount(rare.length)} rare ones as "other"` : '';
      return { value: `category of ${formatCount(values.length)}: ${listSome(values, maxValues)}${others}`, reason, option: 'categorical' };
    }
  }
}

const maxValues = 8;

function scalingDecision({ normalize }: TableChoice): ReadingDecision {
  const reason = normalize === 'none' ? 'the option says so' : 'measured on the training part';
  return { subject: 'numbers', value: normalizations[normalize], reason, option: 'normalize' };
}

const normalizations: Readonly<Record<TableChoice['normalize'], string>> = {
  standard: 'mean 0 and deviation 1',
  'min-max': 'from 0 to 1',
  none: 'as they are',
};

function splitDecision({ tables: [, testTable], choice, split, target }: ReadTable): ReadingDecision {
  return describeSplit({
    indices: split,
    options: choice,
    testFile: testTable?.path,
    hasClasses: isClass(target),
  });
}
