import type { TableDialect } from '@vitrum/datasets';
import { cellReader, notationOf, type CellReader } from '@vitrum/datasets/internal';
import { invalidTable, placeOf } from '../invalid-table.ts';
import type { RowBatch } from '../table.ts';
import type { MissingMarks } from './missing-marks.ts';

export interface CellsOfTable {
  readonly path: string;
  readonly columns: readonly string[];
  readonly dialect: TableDialect;
  readonly marks: MissingMarks;
}

/**
 * Rows with normalized cells.
 *
 * @throws VITRUM_INVALID_TABLE for a cell that could be meant in two ways
 */
export async function* readCells(batches: AsyncIterable<RowBatch>, { path, columns, dialect, marks }: CellsOfTable): AsyncGenerator<RowBatch> {
  const readers = columns.map((name) => cellReader(notationOf(dialect, name)));
  for await (const { rows, lines } of batches) {
    yield { rows: rows.map((row, index) => readRow(row, readers, marks, (column) => `${placeOf(path, lines[index] ?? 0)}: "${columns[column] ?? ''}"`)), lines };
  }
}

function readRow(row: readonly string[], readers: readonly CellReader[], marks: MissingMarks, where: (column: number) => string): readonly string[] {
  let changed: string[] | undefined;
  for (let column = 0; column < row.length; column++) {
    const cell = row[column] ?? '';
    const value = readers[column]?.(cell) ?? cell;
    if (typeof value !== 'string') throw invalidTable(`${where(column)} is ${JSON.stringify(cell.trim())}, ${value.problem}.`, value.hint);
    if (value === cell) continue;
    if (value === '') marks.add(column, cell);
    changed ??= [...row];
    changed[column] = value;
  }
  return changed ?? row;
}
