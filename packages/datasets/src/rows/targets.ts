import type { FloatArray, Scaling, Task } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import type { Rows } from './rows.ts';

/** The targets of samples. */
export interface Targets {
  /** What they mean. */
  readonly task: Task;
  /** Number of samples. */
  readonly count: number;
  /** Length of one target row. */
  readonly size: number;
  /** Names of the outputs: classes, labels, or numbers to predict. */
  readonly classes?: readonly string[];
  /** For regression: the original value is offset + scale · target. Unscaled by default. */
  readonly scaling?: Scaling;
  /** The class of sample `index`, for classification. */
  label?(index: number): number;
  /** The weight of sample `index` in training; 1 by default. */
  weight?(index: number): number;
  /** Writes the target of sample `index`, which is within bounds, into `out` at `offset`. */
  read(index: number, out: FloatArray, offset: number): void;
}

/** One class per sample, one-hot. */
export function classTargets(labels: ArrayLike<number>, classes: readonly string[]): Targets {
  return {
    task: 'classification',
    count: labels.length,
    size: classes.length,
    classes,
    label: (index) => labels[index] ?? 0,
    read: (index, out, offset) => writeOneHot(labels[index] ?? 0, classes.length, out, offset),
  };
}

/** One-hot targets of classes that are looked up sample by sample. */
export function targetsByLabel(count: number, label: (index: number) => number, classes: readonly string[]): Targets {
  const size = classes.length;
  return { task: 'classification', count, size, classes, label, read: (index, out, offset) => writeOneHot(label(index), size, out, offset) };
}

/**
 * Literal target rows, such as one-hot ones; a sample's class is the index of the largest number, or for a single output, 1 if it
 * is above ½.
 */
export function rowTargets(
  task: Task,
  rows: Pick<Rows, 'count' | 'shape' | 'read'>,
  more: { readonly classes?: readonly string[] | undefined; readonly scaling?: Scaling | undefined } = {},
): Targets {
  const size = sizeOf(rows.shape);
  const row = new Float32Array(size);
  const label = (index: number): number => {
    rows.read(index, row, 0);
    return classOfTarget(row);
  };
  const { classes, scaling } = more;
  return {
    task,
    count: rows.count,
    size,
    ...(classes && { classes }),
    ...(scaling && { scaling }),
    ...(task === 'classification' && { label }),
    read: (index, out, offset) => rows.read(index, out, offset),
  };
}

/** A view of selected targets: sample i is sample `indices[i]` of the original. */
export function selectTargets(targets: Targets, indices: Uint32Array): Targets {
  const place = (index: number): number => indices[index] ?? 0;
  const label = targets.label?.bind(targets);
  const weight = targets.weight?.bind(targets);
  return {
    ...targets,
    count: indices.length,
    ...(label && { label: (index: number) => label(place(index)) }),
    ...(weight && { weight: (index: number) => weight(place(index)) }),
    read: (index, out, offset) => targets.read(place(index), out, offset),
  };
}

/** Writes the one-hot row of a class. */
export function writeOneHot(label: number, classCount: number, out: FloatArray, offset: number): void {
  for (let place = 0; place < classCount; place++) out[offset + place] = 0; // faster than `fill` for a few classes
  out[offset + label] = 1;
}

/** The class of a target row. */
export function classOfTarget(row: Float32Array): number {
  if (row.length === 1) return (row[0] ?? 0) > 0.5 ? 1 : 0;
  let best = 0;
  for (let i = 1; i < row.length; i++) if ((row[i] ?? 0) > (row[best] ?? 0)) best = i;
  return best;
}
