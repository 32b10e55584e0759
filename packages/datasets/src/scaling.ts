import { VitrumError, type FloatArray, type Scaling } from '@vitrum/core';
import { describeValue } from '@vitrum/core/internal';
import { checkIndex } from './rows/check-index.ts';
import { formatCount } from './format-count.ts';
import { isConstant, roundingOf } from './is-constant.ts';

/** The scaling of a column: to mean 0 and standard deviation 1, to [0, 1], or none. */
export type ScalingMethod = 'standard' | 'min-max' | 'none';

/** The numbers of one column in the selected rows. */
interface Column {
  readonly count: number;
  readonly at: (row: number) => number;
  /** The machine epsilon of its number type. */
  readonly rounding: number;
}

type ColumnScaling = readonly [offset: number, scale: number];

/**
 * Learns the offset and scale of each column of a row-major table: `standard` uses the mean and the standard deviation √(Σ(x −
 * mean)² / n), `min-max` the minimum and the range, `none` 0 and 1. A column that is constant up to rounding has the scale 1.
 *
 * In 64 bits and two passes over differences from the first row, so that a large offset costs no digits.
 *
 * Source: Chan, Golub and LeVeque 1983, doi:10.1080/00031305.1983.10483115, for the shifted two-pass algorithm.
 * @param rows - Rows of `columns` numbers each.
 * @param indices - The rows to learn from: those of the training part. All by default.
 * @throws VITRUM_INVALID_DATASET when there are no rows, or a number is not finite; VITRUM_INDEX_OUT_OF_RANGE
 */
export function learnScaling(rows: FloatArray, columns: number, method: ScalingMethod, indices?: Uint32Array): Scaling {
  const rowCount = countRows(rows, columns);
  const count = indices?.length ?? rowCount;
  if (count === 0) throw invalid('There are no rows to learn a scaling from.');
  for (const index of indices ?? []) checkIndex(index, rowCount, 'rows to scale');
  const rounding = rows instanceof Float32Array ? roundingOf.single : roundingOf.double;
  const learned = Array.from({ length: columns }, (_, column) => {
    const at = (row: number): number => rows[(indices?.[row] ?? row) * columns + column] ?? 0;
    checkFinite({ count, at }, column);
    return learners[method]({ count, at, rounding });
  });
  return { offsets: learned.map(([offset]) => offset), scales: learned.map(([, scale]) => scale) };
}

/**
 * Writes (value − offset) / scale for each number of a row-major table, computed in 64 bits and rounded once.
 *
 * @param out - The output, the table itself by default; it may have 32 bits for a table of 64.
 * @throws VITRUM_SHAPE_MISMATCH when `out` is not as long as the table, or does not have one column per offset
 */
export function applyScaling<Out extends FloatArray>(rows: FloatArray, scaling: Scaling, out: Out): Out;
export function applyScaling<Rows extends FloatArray>(rows: Rows, scaling: Scaling): Rows;
export function applyScaling(rows: FloatArray, { offsets, scales }: Scaling, out: FloatArray = rows): FloatArray {
  const columns = offsets.length;
  if (rows.length % columns !== 0 || scales.length !== columns || out.length !== rows.length) {
    throw new VitrumError({
      code: 'VITRUM_SHAPE_MISMATCH',
      message: `${formatCount(rows.length)} numbers into ${formatCount(out.length)} cannot be scaled by ${columns} offsets and ${scales.length} scales.`,
      hint: 'Give a table of whole rows, one offset and one scale for each column, and an array of the same length to write to.',
    });
  }
  for (let i = 0; i < rows.length; i++) {
    const column = i % columns;
    out[i] = ((rows[i] ?? 0) - (offsets[column] ?? 0)) / (scales[column] ?? 1);
  }
  return out;
}

const learners: Readonly<Record<ScalingMethod, (column: Column) => ColumnScaling>> = {
  standard: standardScaling,
  'min-max': minMaxScaling,
  none: () => [0, 1],
};

function standardScaling({ count, at, rounding }: Column): ColumnScaling {
  const shift = at(0);
  let sum = 0;
  for (let row = 0; row < count; row++) sum += at(row) - shift;
  const mean = sum / count;
  let squares = 0;
  for (let row = 0; row < count; row++) {
    const difference = at(row) - shift - mean;
    squares += difference * difference;
  }
  const deviation = Math.sqrt(squares / count);
  return [shift + mean, isConstant(deviation, shift + mean, count, rounding) ? 1 : deviation];
}

function minMaxScaling({ count, at, rounding }: Column): ColumnScaling {
  let [minimum, maximum] = [Infinity, -Infinity];
  for (let row = 0; row < count; row++) {
    minimum = Math.min(minimum, at(row));
    maximum = Math.max(maximum, at(row));
  }
  const range = maximum - minimum;
  return [minimum, isConstant(range, Math.max(-minimum, maximum), count, rounding) ? 1 : range];
}

function countRows({ length }: FloatArray, columns: number): number {
  if (columns >= 1 && Number.isInteger(length / columns)) return length / columns;
  throw invalid(`${formatCount(length)} numbers do not make rows of ${describeValue(columns)}.`);
}

function checkFinite({ count, at }: Pick<Column, 'count' | 'at'>, column: number): void {
  for (let row = 0; row < count; row++) {
    if (!Number.isFinite(at(row))) throw invalid(`Column ${column} holds ${describeValue(at(row))} in row ${row}.`);
  }
}

function invalid(message: string): VitrumError {
  return new VitrumError({ code: 'VITRUM_INVALID_DATASET', message, hint: 'Give rows of finite numbers, all of the same length.' });
}
