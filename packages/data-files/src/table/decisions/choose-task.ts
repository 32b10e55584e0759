import { VitrumError, type Task } from '@vitrum/core';
import { decideTask, isCalledLabels } from '@vitrum/datasets/internal';
import { checkValues, holdsNumbers, sortCategories } from '../columns/column-kind.ts';
import { maxValues, type ColumnProfile } from '../columns/column-profile.ts';
import { flagOf } from '../columns/flag-of.ts';
import { invalidTable } from '../invalid-table.ts';
import type { RowsProfile } from '../columns/profile-rows.ts';

/** The task of a table's targets, and how cells become numbers. */
export interface TargetPlan {
  readonly task: Task;
  /** Names of classes, labels or columns. */
  readonly names: readonly string[];
  /**
   * Converts a row's cells to numbers: the class index, also for one-hot columns; the numbers themselves; 0 or 1 per column; or
   * the labels in a cell.
   */
  readonly form: 'class' | 'one-hot' | 'numbers' | 'flags' | 'labels';
  /** The reason for the task. */
  readonly reason: string;
}

/** Facts about the targets besides their cells. */
export interface TargetFacts {
  readonly categorical: ReadonlySet<string>;
  /** True if each cell of the single target is a list of labels. */
  readonly holdsLabels: boolean;
}

/** True if a row's target is a class index. */
export function isClass({ form }: TargetPlan): boolean {
  return form === 'class' || form === 'one-hot';
}

/**
 * Chooses the task from the option and the targets: classification for a column of words or of numbers that {@link decideTask}
 * takes for classes, and for one-hot columns; multi-label for other columns of 0 and 1; otherwise regression.
 *
 * @throws VITRUM_INVALID_TABLE, VITRUM_INVALID_OPTION when the targets do not fit the task
 */
export function chooseTask(wanted: 'auto' | Task, profile: RowsProfile, file: string, { categorical, holdsLabels }: TargetFacts): TargetPlan {
  const { targets, isOneHot } = profile;
  const [first] = targets;
  const isOne = first !== undefined && targets.length === 1;
  switch (wanted) {
    case 'auto':
      if (isOne && holdsLabels) return labelsOf(first, file, 'each row has a list of them');
      if (isOne) return guessOne(first, file, categorical.has(first.name));
      if (isOneHot) return oneHotOf(targets, 'exactly one of them is 1 in each row');
      return targets.every(isFlag) ? flagsOf(targets, 'they are 0 and 1') : numbersOf(targets, file, 'there are several targets');
    case 'regression':
      return numbersOf(targets, file, byOption);
    case 'multi-label':
      if (targets.every(isFlag)) return flagsOf(targets, byOption);
      if (isOne) return labelsOf(first, file, byOption);
      throw notFlags(targets, file);
    case 'classification':
      if (isOne) return classesOf(first, file, byOption);
      if (isOneHot) return oneHotOf(targets, byOption);
      throw new VitrumError({
        code: 'VITRUM_INVALID_OPTION',
        message: `Classification has one target, or several of which exactly one is 1 in each row, but ${file} is to have ${targets.length}: ${namesOf(targets).join(', ')}.`,
        hint: 'Name one column as the target, or make it multi-label or regression.',
      });
  }
}

const byOption = 'the option says so';

function guessOne(profile: ColumnProfile, file: string, isCategorical: boolean): TargetPlan {
  if (profile.filled === 0) checkValues(profile, file, maxValues);
  if (!holdsNumbers(profile, isCategorical)) return classesOf(profile, file, isCategorical ? 'the option "categorical" names it' : 'its cells are words');
  const { name, numbers, hasFractions, values } = profile;
  const counts = values && new Map(values.map((value) => [Number(value.name), value.count]));
  const { isClasses, reason } = decideTask({ samples: numbers, hasFractions, counts, areCalledLabels: isCalledLabels(name) });
  return isClasses ? classesOf(profile, file, reason) : numbersOf([profile], file, reason);
}

function classesOf(profile: ColumnProfile, file: string, reason: string): TargetPlan {
  checkValues(profile, file, maxValues);
  const names = sortCategories(valuesOf(profile), profile.others === 0);
  if (names.length > 1) return { task: 'classification', names, form: 'class', reason };
  throw invalidTable(
    `The target "${profile.name}" of ${file} is ${JSON.stringify(names[0] ?? '')} in every row: there is nothing to tell apart.`,
    'Name another column as the target.',
  );
}

function oneHotOf(targets: readonly ColumnProfile[], reason: string): TargetPlan {
  const names = namesOf(targets);
  const places = names.map((name) => /^(.*)\[(\d+)\]$/.exec(name));
  const isOneList = places.every((place) => place !== null && place[1] === places[0]?.[1]);
  return { task: 'classification', names: isOneList ? places.map((place) => place?.[2] ?? '') : names, form: 'one-hot', reason };
}

function numbersOf(targets: readonly ColumnProfile[], file: string, reason: string): TargetPlan {
  for (const { name, firstOther, numbers } of targets) {
    if (firstOther !== undefined) {
      throw invalidTable(
        `${firstOther.where}: the target "${name}" must be a number for regression, got ${JSON.stringify(firstOther.cell)}.`,
        'Correct the cell, or name another target; several targets are numbers, or all of them 0 and 1.',
      );
    }
    if (numbers === 0) throw invalidTable(`The target "${name}" of ${file} has no values.`, 'Name another column as the target.');
  }
  return { task: 'regression', names: namesOf(targets), form: 'numbers', reason };
}

function flagsOf(targets: readonly ColumnProfile[], reason: string): TargetPlan {
  return { task: 'multi-label', names: namesOf(targets), form: 'flags', reason };
}

function labelsOf(profile: ColumnProfile, file: string, reason: string): TargetPlan {
  checkValues(profile, file, maxValues);
  return { task: 'multi-label', names: sortCategories(valuesOf(profile), profile.others === 0), form: 'labels', reason };
}

function isFlag(profile: ColumnProfile): boolean {
  return profile.filled > 0 && profile.values !== undefined && valuesOf(profile).every((value) => flagOf(value) !== undefined);
}

function notFlags(targets: readonly ColumnProfile[], file: string): Error {
  const wrong = targets.find((profile) => !isFlag(profile));
  const value = (wrong && valuesOf(wrong).find((each) => flagOf(each) === undefined)) ?? '';
  return invalidTable(
    `The target "${wrong?.name ?? ''}" of ${file} holds ${JSON.stringify(value)}, but labels in several columns are 0 or 1.`,
    'Write 0 and 1, or put all labels of a row into one column, such as red|round.',
  );
}

function valuesOf({ values = [] }: ColumnProfile): readonly string[] {
  return values.map(({ name }) => name);
}

function namesOf(targets: readonly ColumnProfile[]): readonly string[] {
  return targets.map(({ name }) => name);
}
