import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { formatCounted, formatPercent, runFiles } from '@vitrum/runs/internal';
import { importances, optunaJournal, ranked, type FinishedRecord, type Schedule, type Sweep, type SweepRecord, type Trial } from '@vitrum/sweeps';
import type { CommandHost } from '../command-host.ts';
import { commandLine } from '../command-line.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import type { GivenPaths } from '../given-paths.ts';
import { writeTo } from '../write-output.ts';
import { describeValues, formatObjective, titleOfTrial } from './describe-trial.ts';
import type { SweepEnd } from './run-sweep.ts';
import { writeCharts } from './sweep-charts.ts';
import type { SweepFolder } from './sweep-folder.ts';
import { bestTrials } from './sweep-view.ts';

/** What is told about a sweep. */
export interface SweepReport {
  readonly sweep: Sweep;
  readonly schedule: Pick<Schedule, 'trials' | 'records' | 'running' | 'epochs'>;
  readonly record: SweepRecord;
  readonly folder: SweepFolder;
  readonly end: SweepEnd;
  readonly options: { readonly json?: boolean; readonly optunaJournal?: string };
  readonly host: CommandHost;
}

/** Writes what came out into the folder, and prints it. */
export async function reportSweep(report: SweepReport): Promise<void> {
  const { sweep, schedule, record, folder, end, options, host } = report;
  const { trials, records } = schedule;
  const summary = { ...summaryOf(sweep, schedule, record), end };
  await folder.write('summary', `${JSON.stringify(summary, undefined, 2)}\n`);
  if (options.optunaJournal !== undefined) {
    const path = host.paths.resolve(options.optunaJournal);
    await writeTo(options.optunaJournal, () => writeFileAtomically(path, optunaJournal({ study: folder.path, direction: record.direction, space: sweep.space, trials, records })), '--optuna-journal');
  }
  const charts = end === 'interrupted' ? [] : await writeCharts(folder, record, sweep.space, trials);
  if (options.json === true) host.stdout.print(JSON.stringify({ event: 'summary', ...summary, folder: folder.path }));
  else printReport(report, charts);
}

function printReport({ sweep, schedule, record, folder, end, host }: SweepReport, charts: readonly string[]): void {
  const { stdout, stderr } = host;
  const keys = sweep.space.map(({ key }) => key);
  const table = bestTrials({ schedule, record, keys }, stdout);
  if (table.length === 0) {
    stderr.print('No trial has a figure.');
    return;
  }
  stdout.print(`\n${table.join('\n')}`);
  const shares = importances(sweep.space, schedule.trials);
  if (shares.length > 0) stdout.print(`\nshare of the variance that goes with each setting: ${shares.map(({ key, share }) => `${key} ${formatPercent(100 * share)}`).join(', ')}`);
  const [best] = ranked(schedule.trials, record.direction);
  if (best === undefined || end === 'interrupted') return;
  stdout.print(`\n${describeBest(best, record, keys)}`);
  stderr.print(nextStep(best, folder, host));
  if (charts.length > 0) stderr.print(`  Charts: ${charts.join(', ')}`);
}

/** The best trial in words. */
export function describeBest(best: Trial & { readonly value: number }, record: SweepRecord, keys: readonly string[]): string {
  const mean = record.seeds.length > 1 ? ` (mean of ${record.seeds.length} seeds)` : '';
  return `best: ${titleOfTrial(best)}, ${record.figure.replaceAll('-', ' ')} ${formatObjective(best.value, record)}${mean} after ${formatCounted(best.epochs, 'epoch')} with ${describeValues(best.values, keys)}`;
}

/** What can be done with the best trial. */
export function nextStep({ name, runs: [first] }: Trial, folder: SweepFolder, { env, paths }: CommandHost): string {
  const trial = join(folder.path, 'trials', name, 'trial.json');
  const model = first === undefined ? '' : `${placeOfModel(join(folder.runOf(name, first.seed), runFiles.model), first, paths)}.\n  `;
  return `${model}Train it again: ${commandLine(['train', '--config', trial], env)}`;
}

/** Halving leaves trials without a model, and a big one stays with the worker of a queue that made it. */
function placeOfModel(path: string, { fingerprint, worker }: FinishedRecord, paths: GivenPaths): string {
  if (existsSync(paths.resolve(path))) return `Its model is ${path}`;
  if (fingerprint === undefined) return 'It has no model, since it was stopped before its end';
  return `Its model is in the folder of its worker${worker === undefined ? '' : `, ${worker}`}`;
}

/** What a sweep has found so far, as plain JSON. */
export function summaryOf(sweep: Sweep, { trials, epochs }: Pick<Schedule, 'trials' | 'epochs'>, { figure, direction, seeds }: SweepRecord): Readonly<Record<string, unknown>> {
  const count = (state: Trial['state']): number => trials.filter((trial) => trial.state === state).length;
  const [best] = ranked(trials, direction);
  return {
    figure,
    direction,
    seeds,
    trials: trials.length,
    done: count('done'),
    stopped: count('stopped'),
    failed: count('failed'),
    epochs,
    best: best === undefined ? null : { trial: best.name, index: best.index, value: best.value, epochs: best.epochs, values: best.values, fingerprints: best.runs.flatMap(({ fingerprint }) => fingerprint ?? []) },
    importance: Object.fromEntries(importances(sweep.space, trials).map(({ key, share }) => [key, Math.round(share * 1e4) / 1e4])),
  };
}
