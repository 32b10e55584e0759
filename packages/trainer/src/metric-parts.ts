// What figures of metrics take, loaded when a training or an evaluation has any.
export { checkMetrics } from './choose-metrics.ts';
export { EvaluationTally } from './evaluation-tally.ts';
export { MetricAccumulator } from './metric-accumulator.ts';
export { scalingOf } from './scaling-of.ts';
