import type { Metric, Registry, Task } from '@vitrum/core';
import { readRunLog, type RunConfig } from '@vitrum/runs';
import { epochFiguresOf, formatDuration, type TrainingRecord } from '@vitrum/runs/internal';
import type { CommandHost } from '../command-host.ts';
import { figureOf, titleOf as titleOfMetric } from '../render/describe-score.ts';
import { liveSeriesView, noSeriesView, plainSeriesView, type SeriesView } from '../render/series-view.ts';
import type { HeardLines } from './heard-lines.ts';
import { metricsOfRecord } from './metrics-of-record.ts';
import { startMember, type MemberEnd } from './member-run.ts';
import { titleOf, type Member, type Series } from './members.ts';
import { runMembers } from './run-members.ts';
import type { SeriesFolder } from './series-folder.ts';
import type { MemberResult } from './summarize.ts';

/** What trains the runs of a series. */
export interface SeriesTraining {
  readonly series: Series;
  /** Those that are trained; the others are done. */
  readonly members: readonly Member[];
  readonly folder: SeriesFolder;
  /** What the runs have in common. */
  readonly config: RunConfig;
  readonly jobs: number;
  /** The command line of a run. */
  readonly wordsOf: (member: Member) => readonly string[];
  readonly registry: Registry;
  readonly json: boolean;
  readonly heard: HeardLines;
  readonly host: CommandHost;
  readonly signal: AbortSignal;
}

/**
 * Trains the runs of a series as processes of their own, and shows their progress.
 *
 * @returns What became of each run of the series.
 */
export async function trainMembers(training: SeriesTraining): Promise<readonly MemberResult[]> {
  const { series, members, folder, jobs, wordsOf, host, signal } = training;
  const view = chooseView(training);
  const listener = listenerOf(training, view);
  try {
    const ends = await runMembers({
      members,
      jobs,
      start: (member) => startMember(member, wordsOf(member), { onRecord: listener.onRecord, onLine: listener.onLine(member) }, host),
      onEnd: (member, end) => view.end(member, listener.outcomeOf(member, end)),
      signal,
    });
    return await Promise.all(series.members.map(async (member) => resultOf(member, ends.get(member), folder)));
  } finally {
    view.close();
  }
}

/** What the folder of a run says, and how its process ended, if it had one. */
async function resultOf(member: Member, end: MemberEnd | undefined, folder: SeriesFolder): Promise<MemberResult> {
  const log = readRunLog((await folder.readEvents(member)) ?? '');
  if (log === undefined) return { member, state: end === undefined || end === 'done' ? 'waiting' : end };
  const state = log.progress === 'done' ? (end ?? 'done') : end === 'failed' ? 'failed' : 'interrupted';
  return { member, state, log };
}

function chooseView({ members, json, host: { stdout, stderr } }: SeriesTraining): SeriesView {
  const width = Math.max(...members.map((member) => titleOf(member).length));
  if (!json) return stdout.isInteractive ? liveSeriesView(stdout, members.length, width) : plainSeriesView(stdout.print, width);
  return stderr.isInteractive && !stdout.isInteractive ? liveSeriesView(stderr, members.length, width) : noSeriesView;
}

/** What hears the runs: it hands their records to the view, or prints them for machines. */
function listenerOf({ config, registry, json, heard, host: { stdout, stderr } }: SeriesTraining, view: SeriesView) {
  const metricsOf = new Map<Member, readonly Metric[]>();
  const latest = new Map<Member, TrainingRecord>();
  const onRecord = (record: TrainingRecord, member: Member): void => {
    if (json) stdout.print(JSON.stringify({ ...record, run: member.name }));
    latest.set(member, record);
    if (record.event === 'start') {
      metricsOf.set(member, metricsOfRecord(registry, config, taskOf(record)));
      view.start(member, Number(record['epochs']), Number(record['epochsDone']));
    }
    const figures = epochFiguresOf(record);
    if (figures !== undefined) view.epoch(member, figures, metricsOf.get(member) ?? []);
  };
  const onLine = (member: Member) => {
    const isNew = heard.filter();
    return (line: string): void => {
      if (isNew(line)) view.aside(() => stderr.print(/^\s/.test(line) ? line : `${titleOf(member)}: ${line}`));
    };
  };
  const outcomeOf = (member: Member, end: MemberEnd): string => {
    const record = latest.get(member);
    if (end !== 'done' || record?.event !== 'done') return end;
    const { testMetrics, seconds } = record;
    const [main] = metricsOf.get(member) ?? [];
    const figure = figureOf(main, testMetrics as Readonly<Record<string, number>> | undefined); // a record of this program's own
    const test = main === undefined || figure === undefined ? '' : `  test ${titleOfMetric(main)} ${figure}`;
    return `done${test}  ${formatDuration(Number(seconds))}`;
  };
  return { onRecord, onLine, outcomeOf };
}

/** The task in a record of this program's own. */
const taskOf = ({ task }: TrainingRecord): Task => (task === 'regression' || task === 'multi-label' ? task : 'classification');
