import type { FloatArray } from '@vitrum/core';
import type { ModelData } from '@vitrum/runs';
import { classOf } from '@vitrum/trainer/internal';
import type { Sample } from './sample.ts';

/** A prediction, and the actual value if known. */
export type Verdict = ClassVerdict | NumbersVerdict | LabelsVerdict;

/** One class of several. */
export interface ClassVerdict {
  readonly kind: 'class';
  readonly classes: readonly string[];
  /** The score of each class. */
  readonly values: readonly number[];
  readonly prediction: number;
  readonly label?: number;
}

/** Numbers in their original unit. */
export interface NumbersVerdict {
  readonly kind: 'numbers';
  readonly names: readonly string[];
  readonly values: readonly number[];
  readonly targets?: readonly number[];
}

/** Labels, each of which applies or not. */
export interface LabelsVerdict {
  readonly kind: 'labels';
  readonly names: readonly string[];
  readonly values: readonly number[];
  /** The names of those that apply. */
  readonly prediction: readonly string[];
  readonly targets?: readonly string[];
}

/** The threshold from which a label applies. */
const threshold = 0.5;

/** Interprets a row of outputs by the model's task. */
export function judge(outputs: FloatArray, { label, target }: Pick<Sample, 'label' | 'target'>, data: ModelData): Verdict {
  const { task, classes } = data;
  switch (task) {
    case 'classification': {
      // A single output for two classes is the score of the second; its complement is that of the first.
      const [first = 0] = outputs;
      const values = outputs.length === 1 ? [1 - first, first] : Array.from(outputs);
      return { kind: 'class', classes, values, prediction: classOf(outputs), ...(label !== undefined && { label }) };
    }
    case 'regression': {
      const values = inOriginalUnit(outputs, data);
      return { kind: 'numbers', names: classes, values, ...(target && { targets: inOriginalUnit(target, data) }) };
    }
    case 'multi-label': {
      const applying = (row: FloatArray): readonly string[] => classes.filter((_, i) => (row[i] ?? 0) > threshold);
      return { kind: 'labels', names: classes, values: Array.from(outputs), prediction: applying(outputs), ...(target && { targets: applying(target) }) };
    }
  }
}

/** Whether a prediction is correct; undefined if the target is unknown. */
export function isRight(verdict: ClassVerdict | LabelsVerdict): boolean | undefined {
  if (verdict.kind === 'class') return verdict.label === undefined ? undefined : verdict.label === verdict.prediction;
  const { prediction, targets } = verdict;
  // Both are in the order of the classes.
  return targets === undefined ? undefined : targets.length === prediction.length && targets.every((name, i) => name === prediction[i]);
}

/** offset + scale · number, for each. */
function inOriginalUnit(row: FloatArray, { targetScaling }: ModelData): readonly number[] {
  return Array.from(row, (value, i) => (targetScaling?.offsets[i] ?? 0) + (targetScaling?.scales[i] ?? 1) * value);
}
