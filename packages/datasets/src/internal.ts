// What vitrum's packages and apps share with each other alone: it may change in any release. What is for users is in index.ts.
export { absentClasses, alignTargets, type TargetForm } from './align-targets.ts';
export { classNumbers } from './arrays/array-classes.ts';
export { arrayTargets, type ArrayTargetOptions, type UnscaledTargets } from './arrays/array-targets.ts';
export { arrayTask, targetLength } from './arrays/array-task.ts';
export { checkChecksum, memberName, replaceHint, wrongChecksum, type Verification } from './check-checksum.ts';
export { loadCifar } from './cifar/load-cifar.ts';
export {
  categoryKey,
  categoryName,
  CategoryPlaces,
  cellReader,
  looksGrouped,
  type CellReader,
  isMissing,
  isTooLarge,
  tooLargeHint,
  toNumber,
  holdsDigits,
  picturePreparations,
  isUsualMissing,
  usualMissingMarks,
  numberReader,
  splitCells,
  splitRecords,
  type CellDivision,
  commonNotation,
  notationOf,
  withoutUnit,
  learnWords,
  type VocabularyOptions,
  encodingInputSize,
  splitWords,
  wordPairs,
  columnWidth,
  splitTableRow,
  tableInputNames,
  tableInputSize,
  createTextEncoder,
  termsOf,
  textInputNames,
  type TextEncoder,
} from './encoding/index.ts';
export { formatCount } from './format-count.ts';
export { isConstant } from './is-constant.ts';
export { beginsLikeIdx } from './idx/element-types.ts';
export { idxKey, isIdxName, isInputsName, labelsBeside, testInputsBeside, type NamedFile } from './idx/idx-names.ts';
export { listSome } from './list-some.ts';
export { isInDigitForm } from './digit-pictures/digit-form.ts';
export { recognizePreparation } from './digit-pictures/recognize-preparation.ts';
export { resizePicture } from './digit-pictures/resize.ts';
export { maxByte } from './rows/byte-rows.ts';
export { checkIndex } from './rows/check-index.ts';
export { firstSamples } from './rows/first-samples.ts';
export { joinDatasets } from './rows/join-datasets.ts';
export { scalingOfRow } from './rows/number-rows.ts';
export { selectRows } from './rows/rows.ts';
export { targetsByLabel } from './rows/targets.ts';
export { sha256 } from './sha256.ts';
export { learnEveryClass } from './split/learn-every-class.ts';
export { splitSamples } from './split/split-samples.ts';
export { followPlan } from './split/follow-plan.ts';
export { unvalidatedNote } from './split/validation-indices.ts';
export { decideTask, isCalledLabels } from './task/decide-task.ts';
