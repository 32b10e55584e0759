import { VitrumError, type Scaling, type Task } from '@vitrum/core';
import { formatShape } from '@vitrum/tensor';
import { formatCount } from '../format-count.ts';
import { numberRows } from '../rows/number-rows.ts';
import { classTargets, rowTargets, type Targets } from '../rows/targets.ts';
import { applyScaling, learnScaling, type ScalingMethod } from '../scaling.ts';
import type { ArrayContent } from './array-format.ts';
import { arrayClasses } from './array-classes.ts';
import { arrayTask, targetLength, type ChosenTask } from './array-task.ts';

/** What decides the meaning of an array of targets. */
export interface ArrayTargetOptions {
  readonly task: 'auto' | Task;
  /** Names of classes, labels or numbers; empty for none. */
  readonly classes: readonly string[];
  /** The scaling of the targets of regression. */
  readonly normalizeTargets: ScalingMethod;
}

/** Targets before the split, on which their scaling depends. */
export interface UnscaledTargets extends ChosenTask {
  /** Names of classes, labels or columns; empty for unnamed columns. */
  readonly names: readonly string[];
  /** The class indices, for classification. */
  readonly labels: Uint8Array | Uint32Array | undefined;
  /** The targets; for regression, scaled by the statistics of the training samples `indices`. */
  scale(indices?: Uint32Array): Targets;
}

/** The targets of the training part, and of a separate test part if there is one. */
export type TargetsOfParts = readonly [UnscaledTargets, UnscaledTargets | undefined];

/**
 * Makes targets of an array whose first axis counts the samples; those of a separate test part are treated like those of the
 * training part.
 *
 * @throws VITRUM_INVALID_DATASET
 */
export function arrayTargets(targets: ArrayContent, options: ArrayTargetOptions, test?: ArrayContent): TargetsOfParts {
  checkShapes(targets, test);
  const { task, reason } = arrayTask(targets, options.task);
  if (test !== undefined) arrayTask(test, task);
  if (task === 'classification') return classification(targets, options.classes, reason, test);
  const size = targetLength(targets);
  const names = checkNames(options.classes, size, targets);
  const classes = names.length === 0 && task === 'multi-label' ? numbered(size) : names;
  const make = ({ numbers }: ArrayContent, scaling?: Scaling): Targets => {
    const values = Float32Array.from(numbers);
    if (scaling !== undefined) applyScaling(Float64Array.from(numbers), scaling, values);
    return rowTargets(task, numberRows(values, [size]), { classes: classes.length > 0 ? classes : undefined, scaling });
  };
  const learn = (indices?: Uint32Array): Scaling | undefined => {
    if (task !== 'regression' || options.normalizeTargets === 'none') return undefined;
    return learnScaling(Float64Array.from(targets.numbers), size, options.normalizeTargets, indices);
  };
  const plan = { task, reason, names: classes, labels: undefined };
  return [
    { ...plan, scale: (indices) => make(targets, learn(indices)) },
    test && { ...plan, scale: (indices) => make(test, learn(indices)) },
  ];
}

function classification(targets: ArrayContent, given: readonly string[], reason: string, test?: ArrayContent): TargetsOfParts {
  const { names, labels, testLabels } = arrayClasses(targets, given, test);
  const make = (chosen: Uint8Array | Uint32Array): UnscaledTargets => ({
    task: 'classification',
    reason,
    names,
    labels: chosen,
    scale: () => classTargets(chosen, names),
  });
  return [make(labels), testLabels && make(testLabels)];
}

function numbered(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => String(i));
}

function checkNames(names: readonly string[], size: number, { name }: ArrayContent): readonly string[] {
  if (names.length === 0 || names.length === size) return names;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `${name} has ${formatCount(size)} numbers for each sample, but ${formatCount(names.length)} are named.`,
    hint: 'Name all of them, or leave "classes" out.',
  });
}

function checkShapes(targets: ArrayContent, test: ArrayContent | undefined): void {
  if (targets.shape.length === 0 || targetLength(targets) === 0) {
    throw invalid(`${targets.name} holds an array of shape ${formatShape(targets.shape)}, in which there are no targets.`);
  }
  for (const { name, numbers } of test === undefined ? [targets] : [targets, test]) {
    const index = numbers.findIndex((value) => !Number.isFinite(Math.fround(value)));
    if (index !== -1) throw invalid(`${name} holds ${numbers[index]} among its targets, which is no finite 32-bit float.`);
  }
  if (test === undefined || (test.shape.length > 0 && targetLength(test) === targetLength(targets))) return;
  throw invalid(`${test.name} holds targets of shape ${formatShape(test.shape)}, ${targets.name} of ${formatShape(targets.shape)}.`);
}

function invalid(message: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_DATASET',
    message,
    hint: 'Give an array of finite numbers whose first axis counts the samples.',
  });
}
