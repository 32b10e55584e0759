import type { FloatArray, Scaling, Task } from '@vitrum/core';
import type { Numbers } from './number-rows.ts';

/** What samples are to be taken for, in memory. */
export interface Targets {
  readonly task: Task;
  readonly count: number;
  /** Length of one target row. */
  readonly size: number;
  readonly classes?: readonly string[];
  readonly scaling?: Scaling;
  /** The class numbers, for classification. */
  readonly labels?: Numbers;
  /** Writes the target of sample `index` into `out` from `offset` on; the index is within bounds. */
  read(index: number, out: FloatArray, offset: number): void;
}

/** One class for each sample, one-hot. */
export function classTargets(labels: Numbers, classes: readonly string[]): Targets {
  return {
    task: 'classification',
    count: labels.length,
    size: classes.length,
    classes,
    labels,
    read(index, out, offset) {
      out.fill(0, offset, offset + classes.length);
      out[offset + (labels[index] ?? 0)] = 1;
    },
  };
}

/** So many numbers for each sample. */
export function numberTargets(
  task: 'regression' | 'multi-label',
  values: Float32Array,
  size: number,
  more: { readonly classes?: readonly string[]; readonly scaling?: Scaling } = {},
): Targets {
  return {
    task,
    count: values.length / size,
    size,
    ...more,
    read: (index, out, offset) => out.set(values.subarray(index * size, (index + 1) * size), offset),
  };
}

/** The targets of some samples, in the given order; nothing is copied. */
export function selectTargets(targets: Targets, indices: Uint32Array): Targets {
  const { labels } = targets;
  return {
    ...targets,
    count: indices.length,
    ...(labels && { labels: Uint32Array.from(indices, (index) => labels[index] ?? 0) }),
    read: (index, out, offset) => targets.read(indices[index] ?? 0, out, offset),
  };
}
