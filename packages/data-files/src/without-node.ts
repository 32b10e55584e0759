/** Readers that do not need Node: for data in memory, in a browser or worker. */
export { guessKind, readerByName, type GuessedKind } from './guess-kind.ts';
export { arraySplits } from './arrays/array-splits.ts';
export { inputInMemory, type ArrayInput } from './arrays/array-input.ts';
export { createIdxFrom, type IdxFiles, type IdxReading, type NamedIdxFiles } from './idx/idx-definition.ts';
export { createCsv, type CsvReading } from './table/options/csv-definition.ts';
export { csvOptions } from './table/options/table-options.ts';
export { createMemoryCsvParser } from './table/cells/memory-csv-parser.ts';
export { openCsvText } from './table/cells/open-csv-text.ts';
export { parseForm, type FormOptions } from './table/options/parse-form.ts';
export type { TableForm } from './table/options/table-form.ts';
export type { TableChoice } from './table/options/table-choice.ts';
export { tableSplits } from './table/samples/table-splits.ts';
export type { Table } from './table/table.ts';
export type { ByteFile, TextFile } from './table/cells/text-file.ts';
export { version } from './version.ts';
