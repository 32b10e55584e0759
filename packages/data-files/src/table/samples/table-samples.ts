import type { FloatArray, Scaling } from '@vitrum/core';
import { rowTargets, type Samples, type TableEncoding, type Targets } from '@vitrum/datasets';
import { columnWidth, tableInputSize, targetsByLabel } from '@vitrum/datasets/internal';
import { MemoryRows } from '../../row-store/memory-rows.ts';
import type { RowStore } from '../../row-store/row-store.ts';
import { isClass, type TargetPlan } from '../decisions/choose-task.ts';
import type { LearnedInput } from '../decisions/learn-columns.ts';

/** The parts of a table's samples. */
export interface TableSamplesParts {
  readonly name: string;
  readonly store: RowStore;
  readonly encoding: TableEncoding;
  readonly inputs: readonly LearnedInput[];
  /** Index of the first target in a stored row. */
  readonly firstTarget: number;
  readonly target: TargetPlan;
  /** For regression. */
  readonly targetScaling: Scaling | undefined;
  /** True if the last number of a stored row is its weight. */
  readonly hasWeights?: boolean;
}

/** Stored rows as samples: scaled and expanded to one input per category and word on reading. Closing them closes the store. */
export function tableSamples(parts: TableSamplesParts): Samples {
  const { name, store, encoding, inputs } = parts;
  const readBlock = async (indices: Uint32Array): Promise<Samples> => {
    const block = await store.readRows(indices);
    return tableSamples({ ...parts, store: new MemoryRows([block], store.width, indices.length, indices.length) });
  };
  return {
    name,
    inputs: {
      count: store.size,
      shape: [tableInputSize(encoding)],
      read: (index, out, offset) => writeInputs(inputs, store.row(index), out, offset),
      close: () => store.close(),
    },
    targets: { ...tableTargets(parts), ...(parts.hasWeights === true && { weight: (index: number) => store.row(index)[store.width - 1] ?? 1 }) },
    describe: (index) => describeRow(inputs, store.row(index)),
    ...(store.isOnDisk && { load: readBlock }),
  };
}

function tableTargets({ store, firstTarget, target, targetScaling: scaling }: TableSamplesParts): Targets {
  const { names, task } = target;
  if (isClass(target)) return targetsByLabel(store.size, (index) => store.row(index)[firstTarget] ?? 0, names);
  const rows = {
    count: store.size,
    shape: [names.length],
    read: (index: number, out: FloatArray, offset: number): void => {
      const row = store.row(index);
      for (let k = 0; k < names.length; k++) {
        out[offset + k] = ((row[firstTarget + k] ?? 0) - (scaling?.offsets[k] ?? 0)) / (scaling?.scales[k] ?? 1);
      }
    },
  };
  return rowTargets(task, rows, { classes: names, scaling });
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

/** `width 0.2, color red` */
function describeRow(inputs: readonly LearnedInput[], row: Float64Array): string {
  return inputs.map((input) => `${input.column.name} ${describeCell(input, row[input.index] ?? NaN)}`).join(', ');
}

function describeCell({ plan, sentences }: LearnedInput, value: number): string {
  const text = plan.kind === 'category' ? plan.values[value] : plan.kind === 'words' ? sentences?.texts[value] : Number.isNaN(value) ? '' : String(value);
  return text === undefined || text === '' ? '(missing)' : text;
}
