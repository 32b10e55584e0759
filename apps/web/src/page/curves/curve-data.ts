import type { EpochFigures, HeldOutFigures } from '@vitrum/trainer';
import { heldOutAccuracy, heldOutLoss, heldOutPart } from './held-out.ts';
import type { ProgressPoint } from '../../shared/api/run.ts';
import type { LiveFigures } from '../../shared/api/theater.ts';

/** The figures of a run to draw. */
export interface CurveSource {
  /** What it is called beside others; absent for the current run alone. */
  readonly name?: string;
  /** The place of a compared run, from 1, which gives it its color; absent for the current run. */
  readonly slot?: number;
  readonly points: readonly ProgressPoint[];
  readonly rows: readonly EpochFigures[];
  /** Before the first step. */
  readonly before?: HeldOutFigures | undefined;
  /** Measured while it trained, on a part of the held-out samples. */
  readonly live?: readonly LivePoint[];
}

/** A live measure, with its place in epochs. */
export interface LivePoint extends Pick<LiveFigures, 'loss' | 'accuracy' | 'samples' | 'classes' | 'gradients'> {
  readonly epoch: number;
}

/** The figure to draw. */
export type Figure = 'loss' | 'accuracy';

/** A line over the epochs. */
export interface CurveLine {
  readonly label: string;
  readonly part: 'train' | 'held-out' | 'live';
  /** The place of a compared run, from 1; 0 for the present one: each has its color. */
  readonly run: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** The figure that stands for the line, and what it is a mean of. */
  readonly latest?: LatestFigure | undefined;
}

/** A number, and what it is a mean of. */
export interface LatestFigure {
  readonly value: number;
  readonly of: string;
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
  return sources.flatMap(({ name, slot: run = 0, points, rows, before, live = [] }) => {
    const prefix = name === undefined ? '' : `${name}: `;
    const train = thin(trainPoints(figure, points, rows));
    const read = (figures: HeldOutFigures): number | undefined => (figure === 'loss' ? heldOutLoss(figures) : heldOutAccuracy(figures));
    const start = before === undefined ? [] : pointOf(0, read(before));
    const heldOut = [...start, ...rows.flatMap((row) => pointOf(row.epoch, read(row)))];
    const part = heldOutPart(rows.at(-1) ?? before ?? {});
    const measured = live.length === 0 ? [] : [...start, ...live.flatMap((point) => pointOf(point.epoch, point[figure]))];
    const last = heldOut.at(-1);
    const lines: readonly CurveLine[] = [
      { label: `${prefix}training`, part: 'train', run, ...axesOf(train), latest: latestOfTraining(figure, points, rows) },
      { label: `${prefix}${part}`, part: 'held-out', run, ...axesOf(heldOut), latest: last && { value: last[1], of: last[0] === 0 ? 'before training' : `after epoch ${last[0]}` } },
      { label: `${prefix}${part}, first ${live.at(-1)?.samples ?? 0}`, part: 'live', run, ...axesOf(measured), latest: undefined },
    ];
    const within = live.filter((point) => !Number.isInteger(point.epoch));
    return within.length > rows.length ? lines : lines.slice(0, 2); // where epochs are quicker than measures, they say more
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

/** The mean of the last epoch, or of the one under way so far: never of what came since the page was updated last. */
function latestOfTraining(figure: Figure, points: readonly ProgressPoint[], rows: readonly EpochFigures[]): LatestFigure | undefined {
  const [last, row] = [points.at(-1), rows.at(-1)];
  const soFar = figure === 'loss' ? last?.lossSoFar : last?.accuracy;
  if (last !== undefined && soFar !== undefined && last.epoch > (row?.epoch ?? 0)) return { value: soFar, of: `epoch ${Math.ceil(last.epoch)} so far` };
  const value = row?.[figure];
  return row === undefined || value === undefined || Number.isNaN(value) ? undefined : { value, of: `epoch ${row.epoch}` };
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
