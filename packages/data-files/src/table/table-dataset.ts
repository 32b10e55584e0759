import type { Dataset, FloatArray, Scaling } from '@vitrum/core';
import { checkIndex, columnWidth, tableInputSize, type TableColumn, type TableEncoding } from '@vitrum/datasets';
import { MemoryRows } from '../row-store/memory-rows.ts';
import type { RowStore } from '../row-store/row-store.ts';
import type { TargetPlan } from './choose-task.ts';

/** What a table's dataset is made of. */
export interface TableDatasetParts {
  readonly name: string;
  readonly store: RowStore;
  readonly encoding: TableEncoding;
  readonly target: TargetPlan;
  /** For regression. */
  readonly targetScaling: Scaling | undefined;
}

/** A dataset over stored rows: scaled, and with one input for each category, when they are read. The store is closed with it. */
export function tableDataset(parts: TableDatasetParts): Dataset {
  const { name, store, encoding, target, targetScaling } = parts;
  const rowAt = (index: number): Float64Array => {
    checkIndex(index, store.size, name);
    return store.row(index);
  };
  const inputCount = encoding.columns.length;
  return {
    name,
    size: store.size,
    inputShape: [tableInputSize(encoding)],
    targetSize: target.names.length,
    task: target.task,
    classes: target.names,
    ...(targetScaling && { targetScaling }),
    readInput: (index, out, offset) => writeInputs(encoding.columns, rowAt(index), out, offset),
    readTarget: (index, out, offset) => writeTargets(parts, rowAt(index), out, offset),
    ...(target.form === 'class' && { label: (index: number) => rowAt(index)[inputCount] ?? 0 }),
    describe: (index) => describeRow(encoding.columns, rowAt(index)),
    ...(store.isOnDisk && { readBlock: (indices: Uint32Array) => readBlock(parts, indices) }),
    close: () => store.close(),
  };
}

async function readBlock(parts: TableDatasetParts, indices: Uint32Array): Promise<Dataset> {
  const { store, name } = parts;
  for (const index of indices) checkIndex(index, store.size, name);
  const block = await store.readRows(indices);
  return tableDataset({ ...parts, store: new MemoryRows([block], store.width, indices.length, indices.length) });
}

function writeInputs(columns: readonly TableColumn[], row: Float64Array, out: FloatArray, offset: number): void {
  let at = offset;
  for (let k = 0; k < columns.length; k++) {
    const column = columns[k];
    if (column === undefined) return;
    const value = row[k] ?? 0;
    if (column.kind === 'number') {
      out[at] = ((Number.isNaN(value) ? (column.missing ?? 0) : value) - column.offset) / column.scale;
      at++;
    } else {
      out.fill(0, at, at + column.values.length);
      out[at + value] = 1;
      at += columnWidth(column);
    }
  }
}

function writeTargets({ encoding, target, targetScaling }: TableDatasetParts, row: Float64Array, out: FloatArray, offset: number): void {
  const first = encoding.columns.length;
  if (target.form === 'class') {
    out.fill(0, offset, offset + target.names.length);
    out[offset + (row[first] ?? 0)] = 1;
    return;
  }
  for (let k = 0; k < target.names.length; k++) {
    out[offset + k] = ((row[first + k] ?? 0) - (targetScaling?.offsets[k] ?? 0)) / (targetScaling?.scales[k] ?? 1);
  }
}

/** `width 0.2, colour red` */
function describeRow(columns: readonly TableColumn[], row: Float64Array): string {
  return columns.map((column, k) => `${column.name} ${describeCell(column, row[k] ?? NaN)}`).join(', ');
}

function describeCell(column: TableColumn, value: number): string {
  const text = column.kind === 'category' ? (column.values[value] ?? '') : Number.isNaN(value) ? '' : String(value);
  return text === '' ? '(missing)' : text;
}
