import { basename } from 'node:path';
import { createCsv } from './table/csv-definition.ts';
import { loadTable } from './table/load-table.ts';
import { openCsv } from './table/open-csv.ts';

/** Rows of a CSV or TSV file. */
export const csv = createCsv({ open: openCsv, load: loadTable, nameOf: basename });
