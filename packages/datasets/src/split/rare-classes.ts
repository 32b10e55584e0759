import type { Dataset } from '@vitrum/core';
import { labelsOf } from './labels-of.ts';

/** A class and its number of samples. */
export interface ClassCount {
  /** The name of the class. */
  readonly name: string;
  /** How many samples have it. */
  readonly count: number;
}

/** Classes with at least one sample, and fewer than `minCount`, in all parts together; none where there are no classes. */
export function rareClasses(parts: readonly Dataset[], minCount: number): readonly ClassCount[] {
  const counts = new Map<number, number>();
  for (const part of parts) {
    for (const label of labelsOf(part) ?? []) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const classes = parts[0]?.classes ?? [];
  return [...counts]
    .filter(([, count]) => count < minCount)
    .sort(([one], [other]) => one - other)
    .map(([label, count]) => ({ name: classes[label] ?? String(label), count }));
}
