import type { Dataset } from '@vitrum/core';
import type * as ExtrasModule from './extras.ts';
import type { TrainingPlan } from './training-config.ts';
import { leavesGradients } from './updates/gradient-options.ts';

/** The code of what not every training needs. */
export type Extras = typeof ExtrasModule;

/** What decides whether a training needs more than plain steps. */
export type ExtrasPlan = Pick<TrainingPlan, 'augmentation' | 'averaging' | 'callbacks' | 'classWeights' | 'clipNorm' | 'clipValue' | 'accumulate' | 'l1' | 'l2'>;

/** True if a training is more than plain steps. */
export function needsExtras(plan: ExtrasPlan, dataset: Dataset): boolean {
  return !leavesGradients(plan) || plan.averaging !== 'none' || plan.augmentation.length > 0 || plan.callbacks.length > 0 || isWeighted(plan, dataset);
}

/** True if samples do not all count the same. */
export const isWeighted = ({ classWeights }: Pick<ExtrasPlan, 'classWeights'>, dataset: Dataset): boolean =>
  Object.keys(classWeights).length > 0 || dataset.readWeight !== undefined;

export const loadExtras = (): Promise<Extras> => import('./extras.ts');
