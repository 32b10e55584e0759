import type { EarlierRun, LabState } from '../lab/lab-state.ts';
import type { Baseline } from './lesson.ts';

/** The runs that were trained for an epoch since the lesson was opened, in order: the current one last. */
export function runsSince({ run, epochs, earlierRuns }: Pick<LabState, 'run' | 'epochs' | 'earlierRuns'>, baseline: Baseline): readonly EarlierRun[] {
  const earlier = earlierRuns.slice(baseline.earlierRuns.length);
  const before = earlier.length === 0 ? baseline.epochs.length : 0;
  return run === undefined || epochs.length <= before ? earlier : [...earlier, { run, epochs }];
}
