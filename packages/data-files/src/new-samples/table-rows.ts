import { encodeTableRow, type TableEncoding } from '@vitrum/datasets';
import { isUsualMissing, listSome } from '@vitrum/datasets/internal';
import { VitrumError } from '@vitrum/core';
import type { NewSample } from './new-sample.ts';
import { placeOf } from '../table/invalid-table.ts';
import { openTableLike } from '../table/cells/open-table-like.ts';
import type { Table } from '../table/table.ts';

/**
 * The rows of a CSV, TSV or JSON Lines file as inputs of a model. Columns are matched by name if there are names, and others
 * ignored; otherwise, they are matched by position.
 *
 * @throws VITRUM_INVALID_ENCODING when a row or the columns do not fit the model; the errors of reading
 */
export async function* newTableRows(path: string, encoding: TableEncoding): AsyncGenerator<NewSample> {
  const table = await openTableLike(path, encoding);
  const positions = table.isNamed ? positionsByName(table, encoding) : positionsInOrder(table, encoding);
  const names = encoding.columns.map(({ name }) => name);
  for await (const { rows, lines } of table.writtenRows()) {
    for (const [index, row] of rows.entries()) {
      const source = placeOf(path, lines[index] ?? 0);
      const cells = positions.map((position) => row[position] ?? '');
      const describe = cells.map((cell, k) => `${names[k] ?? ''} ${isUsualMissing(cell) ? '(missing)' : cell.trim()}`).join(', ');
      const notes: string[] = [];
      const input = encodeTableRow(encoding, cells, source, (note) => notes.push(note));
      yield { source, input, describe, ...(notes.length > 0 && { notes }) };
    }
  }
}

function positionsByName({ path, columns }: Table, encoding: TableEncoding): readonly number[] {
  const absent = encoding.columns.map(({ name }) => name).filter((name) => !columns.includes(name));
  if (absent.length === 0) return encoding.columns.map(({ name }) => columns.indexOf(name));
  throw unfit(`${path} lacks ${absent.length === 1 ? 'the column' : 'the columns'} ${listSome(absent)}, which the model takes.`, columns);
}

/** Positions without names: the model's columns in order, or all columns of its original table, which had no names either. */
function positionsInOrder(table: Table, encoding: TableEncoding): readonly number[] {
  if (table.columns.length === encoding.columns.length) return encoding.columns.map((_, index) => index);
  if (encoding.columns.every(({ name }) => table.columns.includes(name))) return positionsByName(table, encoding);
  const names = encoding.columns.map(({ name }) => name);
  throw unfit(`${table.path} has ${table.columns.length} columns and no header, but the model takes ${names.length}: ${listSome(names)}.`, undefined);
}

function unfit(message: string, columns: readonly string[] | undefined): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_ENCODING',
    message,
    hint:
      columns === undefined
        ? 'Give the file a header with the names of the columns, or just these columns in this order.'
        : `Its columns: ${listSome(columns)}. Name them as in the table that the model was trained on.`,
  });
}
