import type { FloatArray } from '@vitrum/core';
import type { Kink } from '../../numerics/find-kinks.ts';
import type { ScanRange } from '../../numerics/find-steps.ts';
import { formatCount, formatNumber } from '../../numerics/format-number.ts';
import type { ScalarFunction } from '../../numerics/numerical-derivative.ts';

/** The functions of an activation or a loss, as the checks look at them: what each is called, and where it is tried. */
export interface FunctionTable {
  readonly numbers: readonly NumberFunction[];
  /** Those of them whose steps and kinks are searched for, which takes long. */
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
  /** The derivative with its arguments in the other order, and what to say where that would be right. */
  readonly swapped: ScalarFunction | undefined;
  readonly swappedHint: string;
  /** Where it has kinks, as far as it lists them. */
  readonly kinks: readonly number[];
  /** True where it says that a kink is nearer than a margin. */
  readonly namesKink: (x: number, margin: number) => boolean;
  /** What it says so with, and what it should say of kinks that were found. */
  readonly kinkProperty: string;
  readonly kinkHint: (found: readonly Kink[]) => string;
  /** Where its values and where its derivative are tried. */
  readonly valuePoints: readonly number[];
  readonly slopePoints: readonly number[];
  readonly ranges: readonly ScanRange[];
  /** What to do about a value that is not finite. */
  readonly finiteHint: string;
}

/** A function of a row and of another one that stays as it is: what comes of it as one number, and the gradient of that. */
export interface RowFunction {
  /** `{ value: 'C', gradient: '∂C/∂y', x: 'y', other: 't' }` */
  readonly names: { readonly value: string; readonly gradient: string; readonly x: string; readonly other: string };
  readonly samples: readonly RowSample[];
  /** Where nothing but finite values are asked for. */
  readonly extremes: readonly RowSample[];
  /** What the function gives; each call is on rows of its own. */
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

/** `8,212 points, 112 rows`: where the functions of a table are tried. */
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
