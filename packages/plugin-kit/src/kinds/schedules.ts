import { form } from '../checks/form.ts';
import { scheduleFactor } from '../checks/schedule/factor.ts';
import { schedulePurity } from '../checks/schedule/purity.ts';
import type { KindChecks } from './kind-checks.ts';

/** What is checked of learning-rate schedules. */
export const scheduleKind: KindChecks<'schedules'> = {
  checks: [form, scheduleFactor, schedulePurity],
};
