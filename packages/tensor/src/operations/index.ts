export * from './operations.ts';
export { operations } from './operation-list.ts';
export type { OperationSample, SampleParts } from './operation-sample.ts';
export { operationSamples } from './operation-samples.ts';
