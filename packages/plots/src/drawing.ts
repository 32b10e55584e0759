import type { Curve, CurvePoint } from './curves/curve.ts';
import type { LinePoint } from './line-path.ts';
import { rangeOf, type Range } from './range.ts';

/** The role of a line. */
export type LineKind = 'value' | 'derivative' | 'numerical';

/** One line of a drawing. */
export interface CurveLine {
  /** What it shows, which decides how it is drawn: the function, its derivative or the central differences. */
  readonly kind: LineKind;
  /** Its text in the legend: `φ(z)`. */
  readonly label: string;
  /** Its points by ascending x; a y that is NaN interrupts the line. */
  readonly points: readonly LinePoint[];
}

/** The lines of a drawing and the ranges of its axes. */
export interface Drawing {
  /** The visible lines; the function comes last and is drawn on top. */
  readonly lines: readonly CurveLine[];
  /** From the first to the last x of the points. */
  readonly xRange: Range;
  /** Includes zero. */
  readonly yRange: Range;
}

/** Below this fraction of the largest derivative, a difference is invisible. */
const visibleShare = 0.02;

/** Beyond this, arithmetic with the bounds of a drawing overflows. */
const greatest = 1e100;

/**
 * The lines to draw for a curve: the function, its derivative, and the central differences if they differ visibly from it. A
 * contribution without a derivative is drawn with the central differences instead.
 */
export function drawingOf({ variable, symbol, points }: Curve): Drawing {
  const [value, derivative] = [`${symbol}(${variable})`, `${symbol}′(${variable})`];
  const hasOwn = points.some((point) => isDrawable(point.derivative));
  const tolerance = toleranceOf(points);
  const lines: readonly CurveLine[] = [
    { kind: 'derivative', label: derivative, points: lineOf(points, 'derivative') },
    {
      kind: 'numerical',
      label: hasOwn ? 'central differences, where they differ' : `${derivative} by central differences`,
      points: lineOf(points, 'numerical', (index) => !hasOwn || differsAround(points, index, tolerance)),
    },
    { kind: 'value', label: value, points: lineOf(points, 'value') },
  ];
  const visible = lines.filter((line) => line.points.some(([, y]) => isDrawable(y)));
  const bounds = visible.flatMap((line) => boundsOf(line.points.map(([, y]) => y)));
  const [bottom, top] = [Math.min(0, ...bounds), Math.max(0, ...bounds)];
  return { lines: visible, xRange: rangeOf(points.map(({ x }) => x)), yRange: [bottom, top - bottom < 1 / greatest ? bottom + 1 : top] };
}

const isDrawable = (value: number): boolean => Math.abs(value) < greatest;

function lineOf(points: readonly CurvePoint[], kind: LineKind, isShown: (index: number) => boolean = () => true): readonly LinePoint[] {
  return points.map((point, index) => [point.x, isDrawable(point[kind]) && isShown(index) ? point[kind] : NaN]);
}

/** The range of the values, without outliers such as those near a pole. */
function boundsOf(values: readonly number[]): Range {
  const sorted = values.filter(isDrawable).toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  const bounds = (share: number): Range => [at(share), at(1 - share)];
  const [all, max] = [bounds(0), bounds(0.05)];
  return lengthOf(max) > 0 && lengthOf(all) > 4 * lengthOf(max) ? max : all;
}

const lengthOf = ([from, to]: Range): number => to - from;

function toleranceOf(points: readonly CurvePoint[]): number {
  const sizes = points.flatMap(({ derivative, numerical }) => [derivative, numerical].filter(isDrawable).map(Math.abs));
  return visibleShare * Math.max(0, ...sizes);
}

/** A single differing point is a kink, where central differences give the mean of both sides. */
function differsAround(points: readonly CurvePoint[], index: number, tolerance: number): boolean {
  const [before, here, after] = [-1, 0, 1].map((step) => differs(points[index + step], tolerance));
  return here === true && (before === true || after === true);
}

function differs(point: CurvePoint | undefined, tolerance: number): boolean {
  return point !== undefined && Math.abs(point.derivative - point.numerical) > tolerance;
}
