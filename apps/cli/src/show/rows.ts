import type { DataEncoding, Dataset } from '@vitrum/core';
import { parseEncoding, type TableColumn, type TableEncoding } from '@vitrum/datasets';
import { columnWidth } from '@vitrum/datasets/internal';
import { formatValue } from '@vitrum/runs/internal';
import { printable } from '../printable.ts';
import { answerOf, inputOf, targetsOf } from './read-sample.ts';

/** Samples as rows of a table. */
export interface Rows {
  readonly heads: readonly string[];
  readonly cells: readonly (readonly string[])[];
}

/** Maximum number of values shown of a sample of numbers. */
const maxNumbers = 12;

/** Samples as rows: the cells of a table under their names, otherwise a description or numbers; with the target. */
export function rowsOf(dataset: Dataset, indices: readonly number[], encoding: DataEncoding | undefined): Rows {
  const known = encoding === undefined ? undefined : parseEncoding(encoding);
  const answers = answerColumns(dataset);
  const table = known?.type === 'table' ? known : undefined;
  const inputHeads = table === undefined ? [known?.type === 'text' ? 'sentence' : 'sample'] : table.columns.map(({ name }) => name);
  return {
    heads: ['#', ...inputHeads, ...answers.heads].map(printable),
    cells: indices.map((index) => [
      String(index),
      ...(table === undefined ? [describeInput(dataset, index)] : tableCells(table, inputOf(dataset, index))),
      ...answers.cellsOf(index),
    ].map(printable)),
  };
}

interface AnswerColumns {
  readonly heads: readonly string[];
  readonly cellsOf: (index: number) => readonly string[];
}

function answerColumns(dataset: Dataset): AnswerColumns {
  const { task = 'classification', classes = [], targetSize } = dataset;
  if (task === 'regression') {
    const heads = Array.from({ length: targetSize }, (_, i) => classes[i] ?? (targetSize === 1 ? 'target' : `target ${i + 1}`));
    return { heads, cellsOf: (index) => targetsOf(dataset, index).map(formatValue) };
  }
  return { heads: [task === 'multi-label' ? 'labels' : 'class'], cellsOf: (index) => [answerOf(dataset, index) ?? ''] };
}

function describeInput(dataset: Dataset, index: number): string {
  const text = dataset.describe?.(index);
  if (text !== undefined) return text;
  const inputs = inputOf(dataset, index);
  const numbers = Array.from(inputs.subarray(0, maxNumbers), formatValue).join(', ');
  return inputs.length > maxNumbers ? `${numbers}, … ${inputs.length - maxNumbers} more` : numbers;
}

/** Decodes inputs to cells: number = offset + scale · input; the category whose input is 1; the words that occur. */
function tableCells({ columns }: TableEncoding, inputs: Float32Array): readonly string[] {
  let at = 0;
  return columns.map((column) => {
    const own = inputs.subarray(at, at + columnWidth(column));
    at += columnWidth(column);
    return cellOf(column, own);
  });
}

function cellOf(column: TableColumn, inputs: Float32Array): string {
  switch (column.kind) {
    case 'number':
      return formatValue(column.offset + column.scale * (inputs[0] ?? 0));
    case 'category':
      return column.values[inputs.indexOf(1)] ?? '(other)';
    case 'words':
      return column.words.filter((_, place) => (inputs[place] ?? 0) > 0).join(' ');
  }
}
