import { VitrumError, type Task } from '@vitrum/core';
import { toNumber } from '@vitrum/datasets';
import { columnKind, sortCategories } from './column-kind.ts';
import { mostValues, type ColumnProfile } from './column-profile.ts';
import { invalidTable } from './invalid-table.ts';
import type { RowsProfile } from './profile-rows.ts';

/** Numbers with at most so many different whole values are taken for classes. */
const mostNumberedClasses = 20;

/** What the targets of a table are, and what stands for them. */
export interface TargetPlan {
  readonly task: Task;
  /** Classes, labels, or what numbers are called. */
  readonly names: readonly string[];
  /** How a row's cells become numbers: the class's, the numbers themselves, 0 or 1 for each column, or the labels in a cell. */
  readonly form: 'class' | 'numbers' | 'flags' | 'labels';
  /** Why it is this task. */
  readonly reason: string;
}

/**
 * Decides what is to be learned, from the option and from what the targets hold: one column of categories, or of a few whole
 * numbers, is classification; several columns of 0 and 1 are labels; other numbers are regression.
 *
 * @throws VITRUM_INVALID_TABLE, VITRUM_INVALID_OPTION when the targets do not fit the task
 */
export function chooseTask(wanted: 'auto' | Task, { targets }: RowsProfile, file: string, categorical: ReadonlySet<string>): TargetPlan {
  const [first] = targets;
  const isOne = first !== undefined && targets.length === 1;
  switch (wanted) {
    case 'auto':
      if (isOne) return isNumberToPredict(first, file, categorical.has(first.name)) ? numbersOf(targets, file) : classesOf(first, file);
      return targets.every(isFlag) ? flagsOf(targets) : numbersOf(targets, file);
    case 'regression':
      return numbersOf(targets, file);
    case 'multi-label':
      if (targets.every(isFlag)) return flagsOf(targets);
      if (isOne) return labelsOf(first, file);
      throw notFlags(targets, file);
    case 'classification':
      if (isOne) return classesOf(first, file);
      throw new VitrumError({
        code: 'VITRUM_INVALID_OPTION',
        message: `Classification has one target, but ${file} is to have ${targets.length}: ${namesOf(targets).join(', ')}.`,
        hint: 'Name one column as the target, or make it multi-label or regression.',
      });
  }
}

function isNumberToPredict(profile: ColumnProfile, file: string, isCategorical: boolean): boolean {
  if (columnKind(profile, file, isCategorical, mostValues) === 'category') return false;
  const { hasFractions, values } = profile;
  return hasFractions || values === undefined || values.size > mostNumberedClasses;
}

function classesOf(profile: ColumnProfile, file: string): TargetPlan {
  columnKind(profile, file, true, mostValues); // refuses what has too many
  const names = sortCategories(profile.values?.keys() ?? [], profile.others === 0);
  if (names.length > 1) return { task: 'classification', names, form: 'class', reason: 'its cells are the names of classes, or few whole numbers' };
  throw invalidTable(
    `The target "${profile.name}" of ${file} is ${JSON.stringify(names[0] ?? '')} in every row: there is nothing to tell apart.`,
    'Name another column as the target.',
  );
}

function numbersOf(targets: readonly ColumnProfile[], file: string): TargetPlan {
  for (const { name, firstOther, numbers } of targets) {
    if (firstOther !== undefined) {
      throw invalidTable(
        `${firstOther.where}: the target "${name}" must be a number for regression, got ${JSON.stringify(firstOther.cell)}.`,
        'Correct the cell, or name another target; several targets are numbers, or all of them 0 and 1.',
      );
    }
    if (numbers === 0) throw invalidTable(`The target "${name}" of ${file} has no values.`, 'Name another column as the target.');
  }
  return { task: 'regression', names: namesOf(targets), form: 'numbers', reason: 'its cells are numbers' };
}

function flagsOf(targets: readonly ColumnProfile[]): TargetPlan {
  return { task: 'multi-label', names: namesOf(targets), form: 'flags', reason: 'each of its columns holds 0 and 1' };
}

function labelsOf(profile: ColumnProfile, file: string): TargetPlan {
  columnKind(profile, file, true, mostValues);
  return { task: 'multi-label', names: sortCategories(profile.values?.keys() ?? [], profile.others === 0), form: 'labels', reason: 'the option says so' };
}

/** Whether a label applies: 1 for `1` and `true`, 0 for `0` and `false`, undefined for anything else. */
export function flagOf(cell: string): number | undefined {
  const value = toNumber(cell) ?? words.get(cell.trim().toLowerCase());
  return value === 0 || value === 1 ? value : undefined;
}

const words: ReadonlyMap<string, number> = new Map([['false', 0], ['true', 1]]);

function isFlag({ values }: ColumnProfile): boolean {
  return values !== undefined && values.size > 0 && [...values.keys()].every((value) => flagOf(value) !== undefined);
}

function notFlags(targets: readonly ColumnProfile[], file: string): Error {
  const wrong = targets.find((profile) => !isFlag(profile));
  const value = [...(wrong?.values?.keys() ?? [])].find((key) => flagOf(key) === undefined) ?? '';
  return invalidTable(
    `The target "${wrong?.name ?? ''}" of ${file} holds ${JSON.stringify(value)}, but labels in several columns are 0 or 1.`,
    'Write 0 and 1, or put all labels of a row into one column, such as red|round.',
  );
}

function namesOf(targets: readonly ColumnProfile[]): readonly string[] {
  return targets.map(({ name }) => name);
}
