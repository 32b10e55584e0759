// Samples: of numbers in memory, as pictures, divided, scaled and drawn.
export {
  applyScaling,
  arrayDataset,
  createImageDataset,
  drawDigit,
  drawDigits,
  kFold,
  learnScaling,
  limitSamples,
  matrixDataset,
  selectSamples,
  splitDataset,
  splitValidation,
} from '@vitrum/datasets';
export type {
  ArrayDatasetOptions,
  ImageDataset,
  MatrixDatasetParts,
  ScalingMethod,
  SplitOptions,
} from '@vitrum/datasets';
