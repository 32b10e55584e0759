import type { FloatArray, Shape } from '@vitrum/core';
import { parameterStatistics } from '@vitrum/network';
import { blockOf, type Block } from './block.ts';

/** Limits on the output of an array. */
export interface ArrayView {
  /** Maximum width of a line in columns; longer rows are wrapped. */
  readonly columns: number;
  /** Numbers printed from each end of an axis longer than twice this; all by default. */
  readonly edge?: number;
}

const decimals = 4;
/** Magnitudes below the first or from the second on are printed in scientific notation. */
const [tiny, huge] = [1e-3, 1e5];

/** Formats an array like NumPy: in brackets, with rounded and aligned numbers, and … for omitted ones. */
export function renderNumbers(values: FloatArray, shape: Shape, view: ArrayView): Block {
  const { minimum, maximum } = parameterStatistics(values);
  const write = numberWriter(Math.max(-minimum, maximum));
  const width = Math.max(write(minimum).length, write(maximum).length);
  const cell = (value: number): string => write(value).padStart(width);
  return blockOf(linesOf(values, shape, 0, { ...view, cell, depth: 0 }));
}

interface Writing extends ArrayView {
  readonly cell: (value: number) => string;
  /** The number of open brackets. */
  readonly depth: number;
}

function linesOf(values: FloatArray, shape: Shape, offset: number, writing: Writing): readonly string[] {
  const [length = 0, ...inner] = shape;
  const places = placesOf(length, writing.edge);
  const indent = ' '.repeat(writing.depth + 1);
  if (inner.length === 0) return rowLines(places.map((place) => (place === undefined ? '…' : writing.cell(values[offset + place] ?? NaN))), writing);
  const size = inner.reduce((product, axis) => product * axis, 1);
  const parts = places.map((place) =>
    place === undefined ? [`${indent}…`] : linesOf(values, inner, offset + place * size, { ...writing, depth: writing.depth + 1 }),
  );
  const lines = parts.flatMap((part, index) => (inner.length > 1 && index > 0 ? ['', ...part] : part));
  return lines.map((line, index) => {
    const opened = index === 0 ? `${line.slice(0, writing.depth)}[${line.slice(writing.depth + 1)}` : line;
    return index === lines.length - 1 ? `${opened}]` : opened;
  });
}

/** `   [1.0 2.0 … 3.0]`, wrapped if too long. */
function rowLines(cells: readonly string[], { columns, depth }: Writing): readonly string[] {
  const indent = ' '.repeat(depth + 1);
  const lines: string[] = [];
  let line = `${' '.repeat(depth)}[`;
  for (const [index, cell] of cells.entries()) {
    const isFirst = line === indent || index === 0;
    if (!isFirst && line.length + 1 + cell.length + depth + 1 > columns) {
      lines.push(line);
      line = indent + cell;
    } else {
      line += isFirst ? cell : ` ${cell}`;
    }
  }
  return [...lines, `${line}]`];
}

/** The printed indices of an axis; undefined stands for the omitted ones. */
function placesOf(length: number, edge: number | undefined): readonly (number | undefined)[] {
  const all = Array.from({ length }, (_, place) => place);
  return edge === undefined || length <= 2 * edge + 1 ? all : [...all.slice(0, edge), undefined, ...all.slice(-edge)];
}

function numberWriter(largest: number): (value: number) => string {
  const isPlain = largest === 0 || (largest >= tiny && largest < huge);
  // avoids a rounded −0.0000
  return (value) => (isPlain ? value.toFixed(decimals).replace(/^-(0\.0*)$/, '$1') : value.toExponential(decimals));
}
