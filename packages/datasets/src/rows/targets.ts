import type { FloatArray, Scaling, Task } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';
import type { Rows } from './rows.ts';

/** What samples are to be taken for. */
export interface Targets {
  readonly task: Task;
  readonly count: number;
  /** Length of one target row. */
  readonly size: number;
  readonly classes?: readonly string[];
  readonly scaling?: Scaling;
  /** The class of sample `index`, for classification. */
  label?(index: number): number;
  /** Writes the target of sample `index` into `out` from `offset` on; the index is within bounds. */
  read(index: number, out: FloatArray, offset: number): void;
}

/** One class for each sample, one-hot. */
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

/** The same of classes that are looked up, sample by sample. */
export function targetsByLabel(count: number, label: (index: number) => number, classes: readonly string[]): Targets {
  const size = classes.length;
  return { task: 'classification', count, size, classes, label, read: (index, out, offset) => writeOneHot(label(index), size, out, offset) };
}

/** Rows that are written out, such as one-hot ones; a sample's class is the place of the largest number, or 1 where the only one is above ½. */
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

/** The targets of some samples, in the given order: sample i is sample `indices[i]` of those. Nothing is copied. */
export function selectTargets(targets: Targets, indices: Uint32Array): Targets {
  const place = (index: number): number => indices[index] ?? 0;
  const label = targets.label?.bind(targets);
  return {
    ...targets,
    count: indices.length,
    ...(label && { label: (index: number) => label(place(index)) }),
    read: (index, out, offset) => targets.read(place(index), out, offset),
  };
}

/** Writes 1 in the place of a class, and 0 in the others. */
export function writeOneHot(label: number, classCount: number, out: FloatArray, offset: number): void {
  for (let place = 0; place < classCount; place++) out[offset + place] = 0; // a call of `fill` takes longer for a few classes
  out[offset + label] = 1;
}

/** The class that a target row says. */
export function classOfTarget(row: Float32Array): number {
  if (row.length === 1) return (row[0] ?? 0) > 0.5 ? 1 : 0;
  let best = 0;
  for (let i = 1; i < row.length; i++) if ((row[i] ?? 0) > (row[best] ?? 0)) best = i;
  return best;
}
