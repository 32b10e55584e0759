// What not every training needs, loaded together when a plan asks for some of it.
export { Augmenter } from './augmentation/augmenter.ts';
export { CallbackRunner } from './callbacks/callback-runner.ts';
export { createMirror } from './mirror-rows.ts';
export { AveragedWeights } from './updates/averaged-weights.ts';
export { Gradients } from './updates/gradients.ts';
export { refreshStatistics } from './updates/refresh-statistics.ts';
export { BatchWeights } from './weights/batch-weights.ts';
