import { VitrumError, type Shape, type Task } from '@vitrum/core';
import { describeValue, didYouMean, nearestName } from '@vitrum/core/internal';
import type { ArrayContent } from '@vitrum/datasets';
import { listSome, type ArrayTargetOptions } from '@vitrum/datasets/internal';
import { isRow, readRows } from './read-rows.ts';

/** Targets as one array, and what decides their meaning. */
export interface TargetArray {
  readonly content: ArrayContent;
  readonly options: Pick<ArrayTargetOptions, 'task' | 'classes'>;
}

/**
 * The targets of samples as one array. Texts and booleans are classes; what numbers and rows are follows the rules of every reader
 * unless the task is given.
 *
 * @throws VITRUM_INVALID_DATASET
 */
export function readTargets(values: ArrayLike<unknown>, { task = 'auto', classes = [] }: Partial<TargetArray['options']>): TargetArray {
  const first = values[0];
  if (isRow(first)) {
    const { count, length, numbers } = readRows(values, 'targets');
    return { content: contentOf(numbers, [count, length]), options: { task, classes } };
  }
  if (typeof first === 'number') {
    const { count, numbers } = readRows(Array.from(values, (value) => [value]), 'targets');
    return { content: contentOf(numbers, [count]), options: { task, classes } };
  }
  if (task !== 'auto' && task !== 'classification') throw notNumbers(first, task);
  const names = Array.from(values, nameOf);
  const known = classes.length > 0 ? classes : [...new Set(names)].sort(byCodePoint);
  const numbers = Float64Array.from(names, (name, index) => placeOf(name, index, known));
  return { content: contentOf(numbers, [names.length]), options: { task: 'classification', classes: known } };
}

const contentOf = (numbers: Float64Array, shape: Shape): ArrayContent => ({ name: 'targets', shape, numbers, kind: 'float' });

/** The order of code points, which is the same everywhere. */
const byCodePoint = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

function nameOf(value: unknown, index: number): string {
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  throw new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `The target of sample ${index} is ${describeValue(value)}.`,
    hint: 'Give a class as a text or a number, and numbers to predict as a number or a list of numbers.',
  });
}

function placeOf(name: string, index: number, classes: readonly string[]): number {
  const place = classes.indexOf(name);
  if (place >= 0) return place;
  const nearest = nearestName(name, classes);
  throw new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `The target of sample ${index} is the class ${describeValue(name)}, which is not among the classes.`,
    hint: `${didYouMean(nearest)}Classes: ${listSome(classes, 8)}.`,
    nearest,
  });
}

function notNumbers(value: unknown, task: Task): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message: `For ${task}, targets are numbers, and that of sample 0 is ${describeValue(value)}.`,
    hint: 'Give numbers, or leave "task" out: texts are classes.',
  });
}
