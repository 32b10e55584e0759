import type { Happening } from '../lab/lab-state.ts';
import type { Baseline } from './lesson.ts';

/** How often an action was taken since the lesson was opened. */
export function happenedSince(state: Baseline, baseline: Baseline, what: Happening): number {
  return (state.happenings[what] ?? 0) - (baseline.happenings[what] ?? 0);
}
