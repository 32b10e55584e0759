export type { ArrayContent, ArrayFormat, ArrayHeader, NamedArray, NumberKind } from './arrays/array-format.ts';
export { arrayDataset, type ArrayDatasetOptions } from './array-dataset.ts';
export * from './catalog.ts';
export { datasetsPlugin as default } from './catalog.ts';
export {
  type ArrayEncoding,
  type KnownEncoding,
  type ImageEncoding,
  type PicturePreparation,
  type CellNotation,
  type DecimalSign,
  type TableDialect,
  parseEncoding,
  encodeTableRecord,
  encodeTableRow,
  type CategoryColumn,
  type NumberColumn,
  type TableColumn,
  type TableEncoding,
  type OnNote,
  type WordsColumn,
  encodeText,
  type TextEncoding,
} from './encoding/index.ts';
export type { IdxArray, IdxData } from './idx/idx-array.ts';
export { pairIdx, type IdxFile, type IdxPair, type PairedIdx } from './idx/pair-idx.ts';
export { idxFormat, readIdx } from './idx/read-idx.ts';
export { writeIdx } from './idx/write-idx.ts';
export { createImageDataset, type ImageDataset, type ImageDatasetParts } from './image-dataset.ts';
export { createMnistLike } from './mnist-like.ts';
export type { ImageDatasetSplits, MnistLike, MnistLikeDescription, MnistLikePublication } from './mnist-like-description.ts';
export { matrixDataset, type MatrixDatasetParts } from './matrix-dataset.ts';
export { limitSamples } from './limit-samples.ts';
export { centerDigit } from './digit-pictures/center-digit.ts';
export type { GrayPicture } from './digit-pictures/gray-picture.ts';
export { prepareDigit, type PreparedDigit } from './digit-pictures/prepare-digit.ts';
export type { PreparationName, PreparationStep } from './digit-pictures/preparation-step.ts';
export { applyScaling, learnScaling, type ScalingMethod } from './scaling.ts';
export type { NpyArray, NpyData, NpyType } from './npy/npy-array.ts';
export { npyFormat, readNpy } from './npy/read-npy.ts';
export { writeNpy, type NpyContent } from './npy/write-npy.ts';
export { byteRows } from './rows/byte-rows.ts';
export { datasetOf } from './rows/dataset-of.ts';
export { numberRows, type Numbers } from './rows/number-rows.ts';
export type { Rows } from './rows/rows.ts';
export type { Samples } from './rows/samples.ts';
export { selectSamples } from './rows/select-samples.ts';
export { classTargets, rowTargets, type Targets } from './rows/targets.ts';
export { divideSamples, type DivisionOptions, type DividedSamples, type SamplesToDivide } from './split/divide-samples.ts';
export { foldedSource, type FoldOptions } from './split/folded-source.ts';
export { kFold } from './split/k-fold.ts';
export type { SplitIndices } from './split/partition.ts';
export { rareClasses, type ClassCount } from './split/rare-classes.ts';
export { splitDataset } from './split/split-dataset.ts';
export { splitIndices } from './split/split-indices.ts';
export { splitOptions, type SplitOptions } from './split/split-options.ts';
export { splitValidation, type ValidationShare } from './split/split-validation.ts';
export { drawDigit } from './synthetic-digits/draw-digit.ts';
export { drawDigits, type DrawnDigitsOptions } from './synthetic-digits/draw-digits.ts';
