import type { Dataset, DatasetSplits, Schedule } from '@vitrum/core';
import { keepLast } from './best/keep-last.ts';
import type { TrainingPlan } from './training-config.ts';
import { leavesGradients } from './updates/gradient-options.ts';
import type { UpdatePlan } from './updates/update-plan.ts';

/** True if a training is more than plain steps, each epoch tested on the test set, and ends with its last weights. */
export function needsExtras(plan: TrainingPlan, { train, validation }: DatasetSplits): boolean {
  const { augmentation, callbacks, keepBest, schedule } = plan;
  return validation !== undefined || plan.validation > 0 || keepBest !== keepLast || augmentation.length + callbacks.length > 0
    || changesUpdates(plan) || isWeighted(plan, train) || remembers(schedule);
}

/** True if a schedule looks at more than where the training is. */
export const remembers = (schedule: Schedule): boolean => schedule.memory !== undefined || schedule.afterEpoch !== undefined;

/** True if updates are more than the optimizer's rule for the gradients of every batch. */
export const changesUpdates = (plan: UpdatePlan): boolean => !leavesGradients(plan) || plan.averaging !== 'none' || plan.optimizer.matrices !== undefined;

/** True if samples do not all count the same. */
export const isWeighted = ({ classWeights }: Pick<TrainingPlan, 'classWeights'>, dataset: Dataset): boolean =>
  Object.keys(classWeights).length > 0 || dataset.readWeight !== undefined;

// The module says what it is: a type import of it would go round in a circle, which loading it later does not.
export const loadExtras = () => import('./extras.ts');

/** The code of what not every training needs. */
export type Extras = Awaited<ReturnType<typeof loadExtras>>;
