import type { Metric } from '@vitrum/core';
import type { RunLog } from '@vitrum/runs';
import { roundToSix, spreadOf, type Spread } from '@vitrum/runs/internal';
import { figureNameOf } from '@vitrum/trainer/internal';
import type { Member, Series } from './members.ts';

/** What became of a run of a series. */
export type MemberState = 'done' | 'interrupted' | 'failed' | 'waiting';

/** A run of a series, and what its records say. */
export interface MemberResult {
  readonly member: Member;
  readonly state: MemberState;
  readonly log?: RunLog;
}

/** A test figure of several runs. */
export interface FigureSpread extends Spread {
  readonly name: string;
  readonly unit?: 'percent';
}

/** The name of the loss among the figures. */
export const lossName = 'loss';

/** The figures on the test set by name, the loss last; none before they are known. */
export function finalFigures({ testMetrics = {}, testLoss }: Partial<RunLog>): Readonly<Record<string, number>> {
  return { ...testMetrics, ...(testLoss !== undefined && { [lossName]: testLoss }) };
}

/** How each test figure varies over the runs that came to their end, in the order of the metrics. */
export function spreadsOf(results: readonly MemberResult[], metrics: readonly Metric[]): readonly FigureSpread[] {
  const finished = results.flatMap(({ state, log }) => (state === 'done' && log !== undefined ? [finalFigures(log)] : []));
  const present = new Set(finished.flatMap((figures) => Object.keys(figures)));
  const known = metrics.map((metric) => ({ name: figureNameOf(metric), unit: metric.unit })).filter(({ name }) => present.has(name));
  const named = [...known, ...[...present].filter((name) => !known.some((metric) => metric.name === name)).map((name) => ({ name, unit: undefined }))];
  return named.flatMap(({ name, unit }) => {
    const spread = spreadOf(finished.flatMap((figures) => figures[name] ?? []));
    return spread === undefined ? [] : [{ name, ...(unit && { unit }), ...spread }];
  });
}

/** The content of summary.json, and with `event` the last line of `--json`. */
export function summaryRecord({ kind }: Series, results: readonly MemberResult[], spreads: readonly FigureSpread[]): Readonly<Record<string, unknown>> {
  return {
    kind,
    runs: results.map(({ member, state, log = {} }) => ({ ...member, state, ...(Object.keys(finalFigures(log)).length > 0 && { test: finalFigures(log) }) })),
    test: Object.fromEntries(spreads.map(({ name, ...spread }) => [name, summarizeSpread(spread)])),
  };
}

/** In six significant digits, as other figures for machines. */
export function summarizeSpread({ unit, count, mean, deviation, minimum, maximum }: Omit<FigureSpread, 'name'>): Readonly<Record<string, unknown>> {
  return {
    ...(unit && { unit }),
    count,
    mean: roundToSix(mean),
    ...(deviation !== undefined && { deviation: roundToSix(deviation) }),
    minimum: roundToSix(minimum),
    maximum: roundToSix(maximum),
  };
}
