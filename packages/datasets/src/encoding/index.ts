export type { ArrayEncoding } from './array-encoding.ts';
export { isMissing, toNumber } from './cells.ts';
export type { KnownEncoding } from './encodings.ts';
export type { ImageEncoding } from './image-encoding.ts';
export { learnWords, type VocabularyOptions } from './learn-words.ts';
export { encodingInputSize, parseEncoding } from './parse-encoding.ts';
export { splitWords, wordPairs } from './split-words.ts';
export {
  columnWidth,
  encodeTableRecord,
  encodeTableRow,
  tableInputNames,
  tableInputSize,
  type CategoryColumn,
  type NumberColumn,
  type TableColumn,
  type TableEncoding,
} from './table-encoding.ts';
export {
  createTextEncoder,
  encodeText,
  termsOf,
  textInputNames,
  textInputSize,
  type TextEncoder,
  type TextEncoding,
} from './text-encoding.ts';
