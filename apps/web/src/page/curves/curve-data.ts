import type { EpochFigures } from '@vitrum/trainer';
import { heldOutAccuracy, heldOutLoss, heldOutPart } from './held-out.ts';
import type { ProgressPoint } from '../../shared/api/run.ts';

/** The figures of a run to draw. */
export interface CurveSource {
  /** Absent for the current run. */
  readonly name?: string;
  readonly points: readonly ProgressPoint[];
  readonly rows: readonly EpochFigures[];
}

/** The figure to draw. */
export type Figure = 'loss' | 'accuracy';

/** A line over the epochs. */
export interface CurveLine {
  readonly label: string;
  readonly part: 'train' | 'held-out';
  /** A compared run: dashed. */
  readonly isCompared: boolean;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Lines over one axis: a value for each x and line, or null. */
export interface AlignedLines {
  readonly x: readonly number[];
  readonly lines: readonly (readonly (number | null)[])[];
}

/** More points per line are not distinguishable on a screen. */
const maxPoints = 500;

/** The lines of one figure: training and validation or test of the current run, then of each compared run. */
export function curveLines(figure: Figure, sources: readonly CurveSource[]): readonly CurveLine[] {
  return sources.flatMap(({ name, points, rows }) => {
    const prefix = name === undefined ? '' : `${name}: `;
    const isCompared = name !== undefined;
    const train = thin(trainPoints(figure, points, rows));
    const heldOut = rows.flatMap((row) => pointOf(row.epoch, figure === 'loss' ? heldOutLoss(row) : heldOutAccuracy(row)));
    return [
      { label: `${prefix}training`, part: 'train' as const, isCompared, ...axesOf(train) },
      { label: `${prefix}${heldOutPart(rows.at(-1) ?? {})}`, part: 'held-out' as const, isCompared, ...axesOf(heldOut) },
    ];
  });
}

type Point = readonly [x: number, y: number];

/** The accuracy is that of the epoch so far, so only the value at the end of each epoch is drawn. */
function trainPoints(figure: Figure, points: readonly ProgressPoint[], rows: readonly EpochFigures[]): readonly Point[] {
  if (figure === 'accuracy') {
    const last = points.at(-1);
    const underWay = last !== undefined && last.epoch > (rows.at(-1)?.epoch ?? 0) ? pointOf(last.epoch, last.accuracy) : [];
    return [...rows.flatMap(({ epoch, accuracy }) => pointOf(epoch, accuracy)), ...underWay];
  }
  if (points.length > 0) return points.flatMap(({ epoch, loss }) => pointOf(epoch, loss));
  return rows.flatMap(({ epoch, loss }) => pointOf(epoch, loss));
}

const pointOf = (x: number, y: number | undefined): readonly Point[] => (y === undefined || !Number.isFinite(y) ? [] : [[x, y]]);

/** Neighbors become one point, of their mean. */
function thin(points: readonly Point[]): readonly Point[] {
  const together = Math.ceil(points.length / maxPoints);
  if (together <= 1) return points;
  const thinned: Point[] = [];
  for (let start = 0; start < points.length; start += together) {
    const group = points.slice(start, start + together);
    const last = group.at(-1);
    if (last !== undefined) thinned.push([last[0], group.reduce((sum, [, y]) => sum + y, 0) / group.length]);
  }
  return thinned;
}

function axesOf(points: readonly Point[]): { readonly x: readonly number[]; readonly y: readonly number[] } {
  return { x: points.map(([x]) => x), y: points.map(([, y]) => y) };
}

/** Merges lines with separate x axes into one axis. */
export function alignLines(lines: readonly Pick<CurveLine, 'x' | 'y'>[]): AlignedLines {
  const x = [...new Set(lines.flatMap((line) => line.x))].sort((a, b) => a - b);
  const placeOf = new Map(x.map((value, place) => [value, place]));
  const aligned = lines.map((line) => {
    const values = new Array<number | null>(x.length).fill(null);
    line.x.forEach((value, index) => {
      const place = placeOf.get(value);
      if (place !== undefined) values[place] = line.y[index] ?? null;
    });
    return values;
  });
  return { x, lines: aligned };
}
