import type { RunLog } from '@vitrum/runs';
import { spreadOf } from '@vitrum/runs/internal';
import type { EpochFigures } from '@vitrum/trainer';
import { lossName } from '../series/summarize.ts';
import { validationPrefix, type ComparedRun } from './compared-run.ts';

/** A figure by epoch. */
export type CurvePoint = readonly [epoch: number, value: number];

/** The curve of a run. */
export interface RunCurve {
  readonly run: ComparedRun;
  readonly points: readonly CurvePoint[];
}

/** Curves of a figure on the samples that runs were watched with: the validation part where there is one, otherwise the test set. */
export function curvesOf(runs: readonly ComparedRun[], figure: string): readonly RunCurve[] {
  return runs.map((run) => ({ run, points: meanCurve(run.logs, figure) })).filter(({ points }) => points.length > 0);
}

/** The mean over the runs that have come to each epoch. */
function meanCurve(logs: readonly RunLog[], figure: string): readonly CurvePoint[] {
  const valuesOf = new Map<number, number[]>();
  for (const each of logs.flatMap(({ figures }) => figures)) {
    const value = heldOutFigure(each, figure);
    if (value !== undefined) valuesOf.set(each.epoch, [...(valuesOf.get(each.epoch) ?? []), value]);
  }
  const means = [...valuesOf].map(([epoch, values]) => [epoch, spreadOf(values)?.mean ?? NaN] as const);
  return means.toSorted(([one], [other]) => one - other);
}

/** A figure of the samples that a run was watched with, after an epoch. */
export function heldOutFigure({ validationLoss, validationMetrics, testLoss, testMetrics, metrics }: EpochFigures, figure: string): number | undefined {
  const name = figure.replace(validationPrefix, '');
  if (name === lossName) return validationLoss ?? testLoss;
  return validationMetrics?.[name] ?? testMetrics?.[name] ?? metrics[name];
}

/** At most so many points, evenly chosen, the first and the last among them. */
export function thinned(points: readonly CurvePoint[], most: number): readonly CurvePoint[] {
  if (points.length <= most) return points;
  return Array.from({ length: most }, (_, i) => points[Math.round((i * (points.length - 1)) / (most - 1))]).flatMap((point) => (point === undefined ? [] : [point]));
}

/** Points on the lines between neighbors, so that a line of `count` points shows. */
export function filledLine(points: readonly CurvePoint[], count: number): readonly CurvePoint[] {
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0];
  if (points.length < 2) return points;
  let next = 1;
  return Array.from({ length: count }, (_, i) => {
    const x = first + ((last - first) * i) / (count - 1);
    while (next < points.length - 1 && (points[next]?.[0] ?? 0) < x) next++;
    const [[x0, y0], [x1, y1]] = [points[next - 1] ?? [x, 0], points[next] ?? [x, 0]];
    return [x, x1 === x0 ? y1 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0)] as const;
  });
}
