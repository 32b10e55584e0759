import type { Dataset, DatasetSplits } from '@vitrum/core';
import type * as ExtrasModule from './extras.ts';
import { keepLast } from './keep-last.ts';
import type { TrainingPlan } from './training-config.ts';
import { leavesGradients } from './updates/gradient-options.ts';

/** The code of what not every training needs. */
export type Extras = typeof ExtrasModule;

/** True if a training is more than plain steps, each epoch tested on the test set, and ends with its last weights. */
export function needsExtras(plan: TrainingPlan, { train, validation }: DatasetSplits): boolean {
  const { averaging, augmentation, callbacks, keepBest, optimizer, schedule } = plan;
  return validation !== undefined || plan.validation > 0 || keepBest !== keepLast || averaging !== 'none'
    || augmentation.length + callbacks.length > 0 || !leavesGradients(plan) || isWeighted(plan, train)
    || (optimizer.matrices ?? schedule.memory ?? schedule.afterEpoch) !== undefined;
}

/** True if samples do not all count the same. */
export const isWeighted = ({ classWeights }: Pick<TrainingPlan, 'classWeights'>, dataset: Dataset): boolean =>
  Object.keys(classWeights).length > 0 || dataset.readWeight !== undefined;

export const loadExtras = (): Promise<Extras> => import('./extras.ts');
