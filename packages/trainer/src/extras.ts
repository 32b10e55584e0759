// What not every training needs, loaded together when one asks for some of it.
export { Augmenter } from './augmentation/augmenter.ts';
export { bestOf } from './best-of-plan.ts';
export { BlockReader } from './block-reader.ts';
export { CallbackRunner } from './callbacks/callback-runner.ts';
export { checkTrainingState } from './check-training-state.ts';
export { describeDivergence } from './describe-divergence.ts';
export { answerMirrored } from './mirror-rows.ts';
export { findOutputWarnings } from './output-warnings.ts';
export { RememberingSchedule } from './remembering-schedule.ts';
export { restoreParts } from './restore-parts.ts';
export { restoreSlots } from './restore-slots.ts';
export { restoredSigns } from './signs/restored-signs.ts';
export { ShownAverage } from './updates/shown-average.ts';
export { WeightUpdates } from './updates/weight-updates.ts';
export { BatchWeights } from './weights/batch-weights.ts';
