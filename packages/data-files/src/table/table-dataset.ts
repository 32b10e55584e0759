import type { Dataset, FloatArray, Scaling } from '@vitrum/core';
import { checkIndex, columnWidth, tableInputSize, type TableEncoding } from '@vitrum/datasets';
import { MemoryRows } from '../row-store/memory-rows.ts';
import type { RowStore } from '../row-store/row-store.ts';
import { isClass, type TargetPlan } from './choose-task.ts';
import type { LearnedInput } from './learn-columns.ts';

/** What a table's dataset is made of. */
export interface TableDatasetParts {
  readonly name: string;
  readonly store: RowStore;
  readonly encoding: TableEncoding;
  readonly inputs: readonly LearnedInput[];
  /** Where in a stored row the targets begin. */
  readonly firstTarget: number;
  readonly target: TargetPlan;
  /** For regression. */
  readonly targetScaling: Scaling | undefined;
}

/** A dataset over stored rows: scaled, and with one input for each category and word, when they are read. The store is closed with it. */
export function tableDataset(parts: TableDatasetParts): Dataset {
  const { name, store, encoding, inputs, firstTarget, target, targetScaling } = parts;
  const rowAt = (index: number): Float64Array => {
    checkIndex(index, store.size, name);
    return store.row(index);
  };
  return {
    name,
    size: store.size,
    inputShape: [tableInputSize(encoding)],
    targetSize: target.names.length,
    task: target.task,
    classes: target.names,
    ...(targetScaling && { targetScaling }),
    readInput: (index, out, offset) => writeInputs(inputs, rowAt(index), out, offset),
    readTarget: (index, out, offset) => writeTargets(parts, rowAt(index), out, offset),
    ...(isClass(target) && { label: (index: number) => rowAt(index)[firstTarget] ?? 0 }),
    describe: (index) => describeRow(inputs, rowAt(index)),
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

function writeInputs(inputs: readonly LearnedInput[], row: Float64Array, out: FloatArray, offset: number): void {
  let at = offset;
  for (const input of inputs) {
    const { column } = input;
    const value = row[input.index] ?? 0;
    if (column.kind === 'number') {
      out[at] = ((Number.isNaN(value) ? (column.missing ?? 0) : value) - column.offset) / column.scale;
      at++;
      continue;
    }
    const width = columnWidth(column);
    if (column.kind === 'category') writeCategory(input.places?.[value] ?? -1, width, out, at);
    else input.sentences?.encoder.write(input.sentences.places[value] ?? [], out, at);
    at += width;
  }
}

function writeCategory(place: number, width: number, out: FloatArray, at: number): void {
  out.fill(0, at, at + width);
  if (place >= 0) out[at + place] = 1;
}

function writeTargets({ firstTarget, target, targetScaling }: TableDatasetParts, row: Float64Array, out: FloatArray, offset: number): void {
  if (isClass(target)) {
    out.fill(0, offset, offset + target.names.length);
    out[offset + (row[firstTarget] ?? 0)] = 1;
    return;
  }
  for (let k = 0; k < target.names.length; k++) {
    out[offset + k] = ((row[firstTarget + k] ?? 0) - (targetScaling?.offsets[k] ?? 0)) / (targetScaling?.scales[k] ?? 1);
  }
}

/** `width 0.2, colour red` */
function describeRow(inputs: readonly LearnedInput[], row: Float64Array): string {
  return inputs.map((input) => `${input.column.name} ${describeCell(input, row[input.index] ?? NaN)}`).join(', ');
}

function describeCell({ plan, sentences }: LearnedInput, value: number): string {
  const text = plan.kind === 'category' ? plan.values[value] : plan.kind === 'words' ? sentences?.texts[value] : Number.isNaN(value) ? '' : String(value);
  return text === undefined || text === '' ? '(missing)' : text;
}
