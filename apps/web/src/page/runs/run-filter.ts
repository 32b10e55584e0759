import type { KeptRun } from '../../shared/api/kept-run.ts';

/** Which of the kept runs are listed. */
export interface RunFilter {
  /** Words that a run's name or settings have, all of them. */
  readonly words: string;
  /** Only those with at least one whole epoch. */
  readonly isWholeOnly: boolean;
}

export const noFilter: RunFilter = { words: '', isWholeOnly: false };

/** Whether a run has all words of a filter in its name or among its settings. */
export function passes({ name, settings, epochs }: KeptRun, { words, isWholeOnly }: RunFilter): boolean {
  if (isWholeOnly && epochs === 0) return false;
  const text = [name, ...settings.map((setting) => `${setting.name} ${setting.value}`)].join('\n').toLowerCase();
  return words.toLowerCase().split(/[\s,]+/).every((word) => text.includes(word));
}
