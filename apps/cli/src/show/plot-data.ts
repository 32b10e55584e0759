import type { Dataset, DataEncoding } from '@vitrum/core';
import { parseEncoding } from '@vitrum/datasets';
import type { PointPlot } from '@vitrum/plots/internal';
import { printable } from '../printable.ts';
import { inputOf, targetsOf } from './read-sample.ts';

/** Samples with two inputs as points, in a series per class. */
export function scatterData(dataset: Dataset, indices: readonly number[], encoding: DataEncoding | undefined): PointPlot {
  const [xAxis, yAxis] = [axisOf(encoding, 0, 'input 1'), axisOf(encoding, 1, 'input 2')];
  const points = indices.map((index) => {
    const [x = 0, y = 0] = inputOf(dataset, index);
    return { x: xAxis.unscale(x), y: yAxis.unscale(y), series: dataset.label?.(index) ?? 0 };
  });
  return { points, xName: xAxis.name, yName: yAxis.name, series: (dataset.classes ?? []).map(printable) };
}

/** Samples with one input and a target number as points. */
export function curveData(dataset: Dataset, indices: readonly number[], encoding: DataEncoding | undefined): PointPlot {
  const axis = axisOf(encoding, 0, 'input');
  const points = indices.map((index) => {
    const [[x = 0], [y = 0]] = [inputOf(dataset, index), targetsOf(dataset, index)];
    return { x: axis.unscale(x), y, series: 0 };
  });
  const name = printable(dataset.classes?.[0] ?? 'target');
  return { points, xName: axis.name, yName: name, series: [name] };
}

interface Axis {
  readonly name: string;
  readonly unscale: (value: number) => number;
}

function axisOf(encoding: DataEncoding | undefined, place: number, fallback: string): Axis {
  const plain = { name: fallback, unscale: (value: number) => value };
  if (encoding?.type !== 'table') return plain;
  const table = parseEncoding(encoding);
  const column = table.type === 'table' ? table.columns[place] : undefined;
  // A category has several inputs, so that input and column indices differ.
  if (table.type !== 'table' || column?.kind !== 'number' || table.columns.some(({ kind }) => kind !== 'number')) return plain;
  const { name, offset, scale } = column;
  return { name: printable(name), unscale: (value) => offset + scale * value };
}
