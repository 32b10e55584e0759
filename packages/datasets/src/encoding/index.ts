export type { ArrayEncoding } from './array-encoding.ts';
export { categoryKey, categoryName } from './category-key.ts';
export { CategoryPlaces } from './category-places.ts';
export { cellReader, looksGrouped, type CellReader } from './cell-reader.ts';
export { isMissing, isTooLarge, tooLargeHint, toNumber } from './cells.ts';
export type { KnownEncoding } from './encodings.ts';
export { holdsDigits, picturePreparations, type ImageEncoding, type PicturePreparation } from './image-encoding.ts';
export { isUsualMissing, usualMissingMarks } from './missing-marks.ts';
export { numberReader } from './number-reader.ts';
export { splitCells, splitRecords, type CellDivision } from './split-cells.ts';
export { commonNotation, notationOf, type CellNotation, type DecimalSign, type TableDialect } from './table-dialect.ts';
export { withoutUnit } from './without-unit.ts';
export { learnWords, type VocabularyOptions } from './learn-words.ts';
export { encodingInputSize, parseEncoding } from './parse-encoding.ts';
export { splitWords, wordPairs } from './split-words.ts';
export {
  columnWidth,
  encodeTableRecord,
  encodeTableRow,
  splitTableRow,
  tableInputNames,
  tableInputSize,
  type CategoryColumn,
  type NumberColumn,
  type TableColumn,
  type TableEncoding,
  type OnNote,
  type WordsColumn,
} from './table-encoding.ts';
export {
  createTextEncoder,
  encodeText,
  termsOf,
  textInputNames,
  type TextEncoder,
  type TextEncoding,
} from './text-encoding.ts';
