// What vitrum's packages and apps share with each other alone: it may change in any release. What is for users is in index.ts.
export { BatchReader } from './batches/batch.ts';
export { keepLast } from './best/keep-last.ts';
export { keptFigure } from './best/kept-figure.ts';
export { chooseMetrics } from './metrics/choose-metrics.ts';
export { figureNameOf } from './evaluation/figure-name.ts';
export { checkSchedule } from './learning-rate/learning-rate.ts';
export { argmax, classOf } from './metrics/class-of.ts';
export { trainingSchema } from './training-config.ts';
export { checkAveraging } from './updates/averaging.ts';
export { parseTrainingState } from './state/training-state.ts';
export { yieldToEventLoop } from './yield-to-event-loop.ts';
