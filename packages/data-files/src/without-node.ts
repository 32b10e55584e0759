/** Readers that do not need Node: for data in memory, in a browser or worker. */
export { guessKind, readerByName, type GuessedKind } from './guess-kind.ts';
export { arraySplits } from './arrays/array-splits.ts';
export { inputInMemory, type ArrayInput } from './arrays/array-input.ts';
export { createIdxFrom, type IdxFiles, type IdxReading, type NamedIdxFiles } from './idx/idx-definition.ts';
export { createCsv, type CsvReading } from './table/csv-definition.ts';
export { csvOptions } from './table/table-options.ts';
export { createMemoryCsvParser } from './table/memory-csv-parser.ts';
export { openCsvText } from './table/open-csv-text.ts';
export { parseForm, type FormOptions } from './table/parse-form.ts';
export type { TableForm } from './table/table-form.ts';
export type { TableChoice } from './table/table-choice.ts';
export { tableSplits } from './table/table-splits.ts';
export type { Table } from './table/table.ts';
export type { ByteFile, TextFile } from './table/text-file.ts';
export { version } from './version.ts';
