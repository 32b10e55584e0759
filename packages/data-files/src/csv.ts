import { basename } from 'node:path';
import { createCsv } from './table/options/csv-definition.ts';
import { loadTable, openCsv } from './table/on-disk.ts';

/** Rows of a CSV or TSV file. */
export const csv = createCsv({ open: openCsv, load: loadTable, nameOf: basename });
