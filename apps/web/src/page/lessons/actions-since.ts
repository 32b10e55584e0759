import type { UserAction } from '../lab/lab-state.ts';
import type { Baseline } from './lesson.ts';

/** How often an action was taken since the lesson was opened. */
export function actionsSince(state: Baseline, baseline: Baseline, what: UserAction): number {
  return (state.userActions[what] ?? 0) - (baseline.userActions[what] ?? 0);
}
