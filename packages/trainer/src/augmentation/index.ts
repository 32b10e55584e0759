export { Augmenter } from './augmenter.ts';
export { sampleVariants } from './sample-variants.ts';
export type { SamplesOfBatch } from './stage.ts';
