// What vitrum's packages and apps share with each other alone: it may change in any release. What is for users is in index.ts.
export { BatchReader } from './batch.ts';
export { keepLast } from './keep-last.ts';
export { keptFigure } from './kept-figure.ts';
export { chooseMetrics } from './choose-metrics.ts';
export { figureNameOf } from './figure-name.ts';
export { checkSchedule } from './learning-rate.ts';
export { argmax, classOf } from './metrics/class-of.ts';
export { trainingSchema } from './training-config.ts';
export { checkAveraging } from './updates/averaging.ts';
export { parseTrainingState } from './training-state.ts';
export { yieldToEventLoop } from './yield-to-event-loop.ts';
