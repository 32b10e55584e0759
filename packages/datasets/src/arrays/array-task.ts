import { VitrumError, type Task } from '@vitrum/core';
import { formatShape } from '@vitrum/tensor';
import { formatCount } from '../format-count.ts';
import { countNumbers } from '../task/count-numbers.ts';
import { decideTask, isCalledLabels } from '../task/decide-task.ts';
import type { ArrayContent } from './array-format.ts';

/** The task of targets, and the reason. */
export interface ChosenTask {
  readonly task: Task;
  readonly reason: string;
}

/**
 * The task of targets: for one number per sample, see {@link decideTask}; rows of 0 and 1 are classes if one-hot, otherwise
 * labels; all others are regression.
 *
 * @throws VITRUM_INVALID_DATASET when the targets cannot be what was chosen
 */
export function arrayTask(targets: ArrayContent, chosen: 'auto' | Task): ChosenTask {
  if (chosen === 'auto') return guessTask(targets);
  if (chosen === 'multi-label' && !isBinary(targets)) {
    throw invalid(`${targets.name} holds numbers other than 0 and 1, which say of no label whether it applies.`);
  }
  if (chosen === 'classification' && !isOneHot(targets)) checkLabels(targets);
  return { task: chosen, reason: 'the option says so' };
}

function guessTask(targets: ArrayContent): ChosenTask {
  if (targetLength(targets) > 1) {
    if (!isBinary(targets)) return { task: 'regression', reason: 'there are several numbers for each sample' };
    return isOneHot(targets)
      ? { task: 'classification', reason: 'each row has exactly one 1' }
      : { task: 'multi-label', reason: 'each row holds 0s and 1s' };
  }
  const { isClasses, reason } = decideTask(countNumbers(targets.numbers, isCalledLabels(shortName(targets))));
  return { task: isClasses ? 'classification' : 'regression', reason };
}

/** The name of the array alone: `y` for `y in …/data.npz`, `train-labels-idx1-ubyte` without its folder. */
function shortName({ name }: ArrayContent): string {
  const [array = ''] = name.split(' in ');
  return array.split(/[/\\]/).at(-1) ?? '';
}

/** Length of one sample's target. */
export function targetLength({ shape }: ArrayContent): number {
  return shape.slice(1).reduce((product, length) => product * length, 1);
}

/** True for rows of several numbers with exactly one 1 and otherwise 0. */
function isOneHot(targets: ArrayContent): boolean {
  const length = targetLength(targets);
  if (length < 2 || !isBinary(targets)) return false;
  for (let start = 0; start < targets.numbers.length; start += length) {
    let ones = 0;
    for (let i = start; i < start + length; i++) ones += targets.numbers[i] ?? 0;
    if (ones !== 1) return false;
  }
  return true;
}

function isBinary({ numbers }: ArrayContent): boolean {
  return numbers.every((value) => value === 0 || value === 1);
}

function checkLabels(targets: ArrayContent): void {
  const { name, numbers, shape } = targets;
  if (targetLength(targets) !== 1) {
    throw invalid(`${name}, of shape ${formatShape(shape)}, has several numbers for a sample and not exactly one 1 among 0s.`);
  }
  const index = numbers.findIndex((value) => !Number.isSafeInteger(value));
  if (index === -1) return;
  throw invalid(`${name} gives sample ${formatCount(index)} the class ${numbers[index]}; classes are whole numbers.`);
}

function invalid(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message,
    hint: 'Check that these are the targets, or choose another task with the option "task".',
  });
}
