import type { FloatArray } from '@vitrum/core';
import type { Kink } from '../../numerics/find-kinks.ts';
import type { ScanRange } from '../../numerics/find-steps.ts';
import { formatCount, formatNumber } from '../../numerics/format-number.ts';
import type { ScalarFunction } from '../../numerics/numerical-derivative.ts';

/** The functions of an activation or a loss for the checks, with their names and sample points. */
export interface FunctionTable {
  readonly numbers: readonly NumberFunction[];
  /** The subset that is searched for steps and kinks, which is slow. */
  readonly scanned: readonly NumberFunction[];
  readonly rows: readonly RowFunction[];
}

/** A function of a number with its derivative: φ, or ℓ of the output for one target. */
export interface NumberFunction {
  /** `{ value: 'φ', slope: 'φ′', variable: 'z' }` */
  readonly names: { readonly value: string; readonly slope: string; readonly variable: string };
  /** The target of ℓ. */
  readonly target?: number;
  readonly f: ScalarFunction;
  readonly derivative: ScalarFunction | undefined;
  /** The derivative with its arguments swapped, and the hint to give if that is the correct one. */
  readonly swapped: ScalarFunction | undefined;
  readonly swappedHint: string;
  /** The kinks that it declares, if it can list them. */
  readonly kinks: readonly number[];
  /** True if it declares a kink within the margin. */
  readonly namesKink: (x: number, margin: number) => boolean;
  /** The property that declares kinks, and the hint to give for undeclared ones. */
  readonly kinkProperty: string;
  readonly kinkHint: (found: readonly Kink[]) => string;
  /** Sample points for its values and for its derivative. */
  readonly valuePoints: readonly number[];
  readonly slopePoints: readonly number[];
  readonly ranges: readonly ScanRange[];
  /** The hint for a value that is not finite. */
  readonly finiteHint: string;
}

/** A function of a row, with another row held fixed: its value as a single number, and the gradient. */
export interface RowFunction {
  /** `{ value: 'C', gradient: '∂C/∂y', x: 'y', other: 't' }` */
  readonly names: { readonly value: string; readonly gradient: string; readonly x: string; readonly other: string };
  readonly samples: readonly RowSample[];
  /** Samples for which only finite results are required. */
  readonly extremes: readonly RowSample[];
  /** The function's result; each call gets copies of the rows. */
  readonly values: (x: FloatArray, other: FloatArray) => ArrayLike<number>;
  readonly cost: (x: FloatArray, other: FloatArray) => number;
  readonly gradient: (x: FloatArray, other: FloatArray) => FloatArray;
  readonly gradientHint: string;
  readonly finiteHint: string;
}

export interface RowSample {
  readonly x: readonly number[];
  readonly other: readonly number[];
}

/** `φ(2)`, `ℓ(2, 0.5)` */
export function termOf(name: string, x: number, target?: number): string {
  return target === undefined ? `${name}(${formatNumber(x)})` : `${name}(${formatNumber(x)}, ${formatNumber(target)})`;
}

/** `8,212 points, 112 rows`: the sample points of a table. */
export function describePlaces(
  { numbers, rows }: Pick<FunctionTable, 'numbers' | 'rows'>,
  pointsOf: (each: NumberFunction) => readonly number[],
  samplesOf: (each: RowFunction) => readonly RowSample[],
): string {
  const counts = [
    ...(numbers.length > 0 ? [formatCount(numbers.flatMap(pointsOf).length, 'point')] : []),
    ...(rows.length > 0 ? [formatCount(rows.flatMap(samplesOf).length, 'row')] : []),
  ];
  return counts.join(', ');
}
