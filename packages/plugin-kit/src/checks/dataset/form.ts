import type { Dataset } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import { tasks } from '../tasks.ts';
import { datasetCheck } from './dataset-check.ts';

/** It loads, and its properties are well-formed. */
export const datasetForm = datasetCheck('form', 'it loads, with samples of one shape to train and to test with', ({ loaded: { train, test }, parts, tried, fail }) => {
  tried('sizes and shapes');
  const faults = parts.map(({ dataset }) => formFaults(dataset));
  parts.forEach((part, i) => part.fail(...(faults[i] ?? [])));
  if (faults.flat().length > 0) return;
  tried(`${train.size} samples to train with, ${test.size} to test, inputs of shape [${train.inputShape.join(', ')}]`);
  const [forTraining, forTesting] = [train, test].map(({ inputShape, targetSize, task, classes, targetScaling }) =>
    JSON.stringify({ inputShape, targetSize, task, classes, targetScaling }),
  );
  if (forTraining !== forTesting) fail({ message: `train and test are not of one form: ${String(forTraining)} and ${String(forTesting)}.` });
});

function formFaults(dataset: Dataset): readonly string[] {
  const { name, size, inputShape, targetSize } = dataset;
  const rules: readonly (readonly [isRight: boolean, what: string, value: unknown, rule: string])[] = [
    [typeof name === 'string' && name !== '', 'name', name, 'a text'],
    [isCount(size), 'size', size, 'the number of samples'],
    [Array.isArray(inputShape) && inputShape.length > 0 && inputShape.every(isCount), 'inputShape', inputShape, 'a list of whole numbers of at least 1'],
    [isCount(targetSize), 'targetSize', targetSize, 'the length of a target row'],
  ];
  const broken = rules.filter(([isRight]) => !isRight).map(([, what, value, rule]) => `its ${what} is ${describeValue(value)}; it must be ${rule}.`);
  return [...broken, ...taskFaults(dataset), ...scalingFaults(dataset)];
}

/** Targets are one-hot for classification; for other tasks, names, if any, are one per target. */
function taskFaults(dataset: Dataset): readonly string[] {
  const { task = 'classification', targetSize, classes } = dataset;
  if (!tasks.includes(task)) return [`its task is ${describeValue(task)}; it must be one of ${tasks.join(', ')}.`];
  const isOfClasses = task === 'classification';
  const faults: string[] = [];
  if (classes !== undefined && classes.length !== targetSize && !(isOfClasses && targetSize === 1 && classes.length === 2)) {
    const why = isOfClasses ? 'a one-hot target has one number for each class' : 'there is one name for each target';
    faults.push(`it has ${classes.length} classes and ${targetSize} targets; ${why}.`);
  }
  if (dataset.label === undefined) return faults;
  if (!isOfClasses) faults.push(`it has labels, and its task is ${task}: a sample has no single class.`);
  else if (classes === undefined) faults.push('it has labels and no classes: nobody can say what they stand for.');
  return faults;
}

function scalingFaults({ task, targetSize, targetScaling }: Dataset): readonly string[] {
  if (targetScaling === undefined) return [];
  if (task !== 'regression') return ['it has a targetScaling, which only targets of a regression have.'];
  const { offsets, scales } = targetScaling;
  if (offsets.length !== targetSize || scales.length !== targetSize)
    return [`its targetScaling has ${offsets.length} offsets and ${scales.length} scales for ${targetSize} targets; there is one for each.`];
  const i = scales.findIndex((scale, n) => !Number.isFinite(scale) || scale === 0 || !Number.isFinite(offsets[n]));
  if (i === -1) return [];
  return [`its targetScaling of target ${i} is ${String(offsets[i])} + ${String(scales[i])} · t; both must be finite, and the scale not 0.`];
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 1; // known to be a number
