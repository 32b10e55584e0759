import { defineDataset, type DatasetSplits, type OptionValues } from '@vitrum/core';
import { csvOptions } from './table-options.ts';
import { openBoth, type Table } from '../table.ts';
import { parseForm } from './parse-form.ts';
import type { TableChoice } from './table-choice.ts';
import type { TableForm } from './table-form.ts';

/** Opens and reads tables, on disk in Node or in memory in a browser. */
export interface CsvReading {
  /** Opens a table and detects what `form` leaves out: its encoding, delimiter, header and notation. */
  readonly open: (path: string, form: TableForm) => Promise<Table>;
  /** The file name without the folder. */
  readonly nameOf: (path: string) => string;
  /** Makes a dataset of one table, from which a test part is held out, or of a training and a test table. */
  readonly load: (tables: readonly [Table, ...Table[]], choice: TableChoice) => Promise<DatasetSplits>;
}

/** The dataset definition `csv`, independent of where the files are. */
export function createCsv({ open, load, nameOf }: CsvReading) {
  return defineDataset({
    name: 'csv',
    description: 'A table in a CSV or TSV file: numbers and categories, for classes, labels or numbers',
    source: 'Shafranovich 2005, RFC 4180',
    since: '0.1.0',
    license: "the data's own",
    options: csvOptions,
    create: (options: OptionValues<typeof csvOptions>) => ({
      load: async ({ parts }) => {
        const form = parseForm(options);
        const tables = await openBoth(options, (path, like) => open(path, like === undefined ? form : { ...form, like: like.dialect }));
        return load(tables, { ...options, name: nameOf(options.file), parts });
      },
    }),
  });
}
