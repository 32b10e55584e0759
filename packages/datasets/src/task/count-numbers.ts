import type { Numbers } from '../rows/number-rows.ts';
import type { TargetNumbers } from './decide-task.ts';

/** Maximum number of distinct values counted. */
const maxDifferent = 1000;

/** Summarizes targets of one number per sample. */
export function countNumbers(numbers: Numbers, areCalledLabels: boolean): TargetNumbers {
  const counts = new Map<number, number>();
  let hasFractions = false;
  for (const number of numbers) {
    const value = number + 0; // −0 is 0
    if (!Number.isInteger(value)) hasFractions = true;
    if (counts.size <= maxDifferent) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return { samples: numbers.length, hasFractions, counts: counts.size > maxDifferent ? undefined : counts, areCalledLabels };
}
