import type { TestResults } from '../../shared/api/results.ts';

/** A filter of test samples. */
export interface ResultFilter {
  readonly only: 'all' | 'wrong';
  /** Only samples of this class. */
  readonly label?: number | undefined;
  /** Only samples predicted as this class. */
  readonly predicted?: number | undefined;
  readonly order: 'stored' | 'certain';
}

/** The samples that pass a filter, in stored order or by descending certainty. */
export function samplesOf({ size, predicted, labels, confidence }: TestResults, filter: ResultFilter): readonly number[] {
  const samples: number[] = [];
  for (let index = 0; index < size; index++) {
    if (filter.only === 'wrong' && predicted[index] === labels[index]) continue;
    if (filter.label !== undefined && labels[index] !== filter.label) continue;
    if (filter.predicted !== undefined && predicted[index] !== filter.predicted) continue;
    samples.push(index);
  }
  if (filter.order === 'stored') return samples;
  return samples.toSorted((first, second) => (confidence[second] ?? 0) - (confidence[first] ?? 0));
}

/** A filter in words: "Mistakes: 4 taken for 9". */
export function filterInWords({ only, label, predicted }: ResultFilter, classes: readonly string[]): string {
  const name = (index: number): string => classes[index] ?? String(index);
  const kind = only === 'wrong' ? 'Mistakes' : 'Test samples';
  if (label !== undefined && predicted !== undefined) return `${kind}: ${name(label)} taken for ${name(predicted)}`;
  if (label !== undefined) return `${kind} of ${name(label)}`;
  if (predicted !== undefined) return `${kind} taken for ${name(predicted)}`;
  return only === 'wrong' ? 'All mistakes' : 'All test samples';
}
