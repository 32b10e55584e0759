import { definePlugin } from '@vitrum/core';
import { mnist } from './mnist.ts';
import { version } from './version.ts';

export { arrayDataset, type ArrayDatasetOptions } from './array-dataset.ts';
export { checkChecksum } from './check-checksum.ts';
export { checkIndex } from './check-index.ts';
export * from './encoding/index.ts';
export { firstSamples } from './first-samples.ts';
export { formatCount } from './format-count.ts';
export type { IdxArray, IdxData } from './idx/idx-array.ts';
export { readIdx } from './idx/read-idx.ts';
export { writeIdx } from './idx/write-idx.ts';
export { createImageDataset, type ImageDataset, type ImageDatasetParts, type NamedArray } from './image-dataset.ts';
export {
  createMnistLike,
  type ImageDatasetSplits,
  type MnistLike,
  type MnistLikeDescription,
  type MnistLikePublication,
} from './mnist-like.ts';
export { matrixDataset, type MatrixDatasetParts } from './matrix-dataset.ts';
export { mnist } from './mnist.ts';
export { applyScaling, learnScaling, type ScalingMethod } from './scaling.ts';
export { sha256 } from './sha256.ts';
export { kFold } from './split/k-fold.ts';
export type { SplitIndices } from './split/partition.ts';
export { selectSamples } from './split/select-samples.ts';
export { splitDataset } from './split/split-dataset.ts';
export { splitIndices } from './split/split-indices.ts';
export { splitOptions, type SplitOptions } from './split/split-options.ts';

/** The built-in datasets as a plugin. */
export const datasetsPlugin = definePlugin({ name: '@vitrum/datasets', version, datasets: [mnist] });
export default datasetsPlugin;
