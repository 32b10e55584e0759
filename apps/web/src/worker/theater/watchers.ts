export { LiveMeasure } from './live-measure.ts';
export { StepStage } from './step-stage.ts';
