import { median } from 'simple-statistics';
import type { Measurement, Rounds } from '../engines/run-rounds.ts';
import { isReferenceBlas, referenceBlasNote } from '../environment/reference-blas.ts';
import { formatCount, formatNumber, formatRatio, formatSummary } from '../report/format-number.ts';
import type { Section, Table, Target } from '../section.ts';
import { sideBySideRatio } from '../statistics/ratio.ts';
import { summarize } from '../statistics/summary.ts';

/** The target ratio of a workload. */
export interface RatioTarget {
  readonly aim: string;
  /** The peer whose time is divided by ours; the fastest if several match. */
  readonly peer: RegExp;
  readonly ours: string;
  readonly atLeast: number;
  /** True if Python's linear algebra determines the peer's time. */
  readonly dependsOnBlas?: boolean;
}

/** How to make a section from rounds. */
export interface WorkloadReport {
  readonly title: string;
  readonly text: string;
  readonly rounds: Rounds;
  readonly epochSamples: number;
  /** Names of the engines used as baselines. */
  readonly compareWith: readonly string[];
  readonly targets: readonly RatioTarget[];
  readonly notes: readonly string[];
}

/** The table, targets and notes of one workload. */
export function workloadSection({ title, text, rounds, epochSamples, compareWith, targets, notes }: WorkloadReport): Section {
  const { measurements } = rounds;
  const hasReferenceBlas = measurements.some(({ blas }) => isReferenceBlas(blas));
  return {
    title,
    text,
    tables: [timesTable(measurements, epochSamples, compareWith)],
    targets: targets.map((target) => judge(target, measurements)),
    notes: [...notes, ...rounds.notes, ...(hasReferenceBlas ? [referenceBlasNote] : [])],
    raw: measurements.map(({ engine, ...figures }) => ({ engine: engine.name, ...figures })),
  };
}

function timesTable(measurements: readonly Measurement[], epochSamples: number, compareWith: readonly string[]): Table {
  const ours = compareWith.flatMap((name) => measurements.filter(({ engine }) => engine.name === name));
  return {
    columns: ['engine', 'measured', 's per epoch', 'the first, cold', ...ours.map(({ engine }) => `÷ ${engine.name.replace('vitrum ', '')}`)],
    rows: measurements.map((each) => [
      each.version === undefined ? each.engine.name : `${each.engine.name} (${each.version})`,
      describeEffort(each, epochSamples),
      formatSummary(summarize(each.seconds)),
      each.cold.length === 0 ? '' : formatSummary(summarize(each.cold)),
      ...ours.map((own) => (own === each ? '' : describeRatio(each, own))),
    ]),
  };
}

function describeRatio(theirs: Measurement, ours: Measurement): string {
  const ratio = sideBySideRatio(theirs.seconds, ours.seconds);
  return ratio === undefined ? '–' : formatRatio(ratio.median);
}

function describeEffort({ effort, seconds }: Measurement, epochSamples: number): string {
  const share = epochSamples / effort.samples;
  const part = share > 1 ? `1/${formatNumber(share)} epoch` : `${effort.epochs} ${effort.epochs > 1 ? 'epochs' : 'epoch'}`;
  return `${formatCount(seconds.length)} × ${part}`;
}

function judge({ aim, peer, ours, atLeast, dependsOnBlas = false }: RatioTarget, measurements: readonly Measurement[]): Target {
  const own = measurements.find(({ engine }) => engine.name === ours);
  const best = fastest(measurements.filter(({ engine }) => peer.test(engine.name)));
  if (own === undefined || best === undefined) return notMeasured(aim);
  const ratio = sideBySideRatio(best.seconds, own.seconds);
  if (ratio === undefined) return notMeasured(aim);
  const measured = `${formatRatio(ratio.median)} (${formatNumber(ratio.min)}–${formatNumber(ratio.max)}); ${best.engine.name}`;
  const cold = sideBySideRatio(best.seconds, own.cold);
  const inCold = cold ? `; against our first epoch, cold, ${formatRatio(cold.median)}` : '';
  if (dependsOnBlas && isReferenceBlas(best.blas)) return { aim, measured: `${measured} with the reference BLAS: not judged` };
  return { aim, measured: `${measured}${inCold}`, isMet: ratio.median >= atLeast };
}

const notMeasured = (aim: string): Target => ({ aim, measured: 'not measured here' });

function fastest(measurements: readonly Measurement[]): Measurement | undefined {
  const [first, ...others] = measurements;
  if (first === undefined) return undefined;
  const time = (measurement: Measurement): number => median([...measurement.seconds]);
  return others.reduce((best, other) => (time(other) < time(best) ? other : best), first);
}
