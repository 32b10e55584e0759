/** Tables without Node: from text that is in memory, in a browser or a worker. */
export { createCsv, type CsvReading } from './csv-definition.ts';
export { csvOptions } from './csv-options.ts';
export { createMemoryCsvParser } from './memory-csv-parser.ts';
export { recogniseText, type TextKind } from './dialect/recognise-text.ts';
export { parseForm, type FormOptions } from './parse-form.ts';
export { openCsvText } from './open-csv-text.ts';
export { tableSplits, type TableChoice } from './table-splits.ts';
export type { Table } from './table.ts';
export type { TableForm } from './table-form.ts';
export type { ByteFile, TextFile } from './text-file.ts';
export { version } from '../version.ts';
