import { defineDataset, type DatasetSplits, type OptionValues } from '@vitrum/core';
import { csvOptions } from './table-options.ts';
import { openBoth, type Table } from './table.ts';
import { parseForm } from './parse-form.ts';
import type { TableChoice } from './table-choice.ts';
import type { TableForm } from './table-form.ts';

/** How tables are opened and read: from the disk in Node, from what was dropped in a browser. */
export interface CsvReading {
  readonly open: (path: string, form: TableForm) => Promise<Table>;
  /** What a file is called without its folder. */
  readonly nameOf: (path: string) => string;
  readonly load: (tables: readonly [Table, ...Table[]], choice: TableChoice) => Promise<DatasetSplits>;
}

/** The dataset `csv`: the same options and the same meaning wherever its files are. */
export function createCsv({ open, load, nameOf }: CsvReading) {
  return defineDataset({
    name: 'csv',
    description: 'A table in a CSV or TSV file: numbers and categories, for classes, labels or numbers',
    source: 'Shafranovich 2005, RFC 4180',
    since: '0.1.0',
    license: "the data's own",
    options: csvOptions,
    create: (options: OptionValues<typeof csvOptions>) => ({
      load: async () => {
        const form = parseForm(options);
        const tables = await openBoth(options, (path, like) => open(path, like === undefined ? form : { ...form, like: like.dialect }));
        return load(tables, { ...options, name: nameOf(options.file) });
      },
    }),
  });
}
