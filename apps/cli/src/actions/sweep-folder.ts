import { writeFile } from 'node:fs/promises';
import { parseSweep, ranked, Schedule, type Sweep, type SweepRecord, trialsOf } from '@vitrum/sweeps';
import { checkUnlocked } from '../lock/folder-lock.ts';
import { isVitrumError } from '@vitrum/core';
import { formatCounted, formatDuration } from '@vitrum/runs/internal';
import type { CommandHost } from '../command-host.ts';
import { commandLine } from '../command-line.ts';
import { describeBest, nextStep, summaryOf } from '../sweep/report-sweep.ts';
import { requireSweep, type SweepFolder } from '../sweep/sweep-folder.ts';
import { bestTrials } from '../sweep/sweep-view.ts';
import { writeTo } from '../write-output.ts';

/** The options of `vitrum sweep status` and `best`, as they were typed. */
export interface SweepFolderOptions {
  readonly json?: boolean;
}

interface OpenedSweep {
  readonly folder: SweepFolder;
  readonly record: SweepRecord;
  readonly sweep: Sweep;
  readonly schedule: Schedule;
}

/** Prints how far a sweep is, and its best trials. */
export async function sweepStatus(path: string, { json = false }: SweepFolderOptions, host: CommandHost): Promise<void> {
  const { sweep, schedule, record } = await open(path, host);
  const isRunning = isLocked(path, host);
  const summary = { ...summaryOf(sweep, schedule, record), running: isRunning };
  if (json) {
    host.stdout.print(JSON.stringify(summary));
    return;
  }
  const all = trialsOf(sweep);
  const { trials } = schedule;
  const count = (state: string): number => trials.filter((trial) => trial.state === state).length;
  const elapsed = schedule.records.at(-1)?.elapsed ?? 0;
  const progress = Number.isFinite(all) ? `${trials.length} of ${formatCounted(all, 'trial')}` : formatCounted(trials.length, 'trial');
  host.stdout.print(`${isRunning ? 'running' : 'not running'}: ${progress}, ${count('done')} done, ${count('failed')} failed, ${formatCounted(schedule.epochs, 'epoch')} in ${formatDuration(elapsed)}`);
  const table = bestTrials({ schedule, record, keys: sweep.space.map(({ key }) => key) }, host.stdout, 10);
  if (table.length > 0) host.stdout.print(`\n${table.join('\n')}`);
  if (!isRunning && trials.length < all) host.stderr.print(`Go on with: ${commandLine(['sweep', 'resume', path], host.env)}`);
}

/** Prints the best trial, and what can be done with it. */
export async function sweepBest(path: string, { json = false }: SweepFolderOptions, host: CommandHost): Promise<void> {
  const { sweep, schedule, record, folder } = await open(path, host);
  const [best] = ranked(schedule.trials, record.direction);
  if (json) {
    host.stdout.print(JSON.stringify(summaryOf(sweep, schedule, record)['best']));
    return;
  }
  if (best === undefined) {
    host.stdout.print('No trial has a figure yet.');
    return;
  }
  host.stdout.print(describeBest(best, record, sweep.space.map(({ key }) => key)));
  host.stderr.print(nextStep(best, folder, host));
}

/** Asks a running sweep to save what it trains and to end. */
export async function stopSweep(path: string, host: CommandHost): Promise<void> {
  const { folder } = await requireSweep(path, host.paths);
  if (!isLocked(path, host)) {
    host.stderr.print(`The sweep in ${path} is not running.`);
    return;
  }
  await writeTo(path, () => writeFile(host.paths.resolve(folder.pathOf('stop')), ''));
  host.stderr.print(`The sweep in ${path} saves what it trains, and ends within a few seconds.\n  Go on with: ${commandLine(['sweep', 'resume', path], host.env)}`);
}

async function open(path: string, { paths }: CommandHost): Promise<OpenedSweep> {
  const { folder, record } = await requireSweep(path, paths);
  const sweep = parseSweep(record.description);
  const schedule = new Schedule(sweep, await folder.readTrials(), { ...record, elapsed: () => 0 });
  return { folder, record, sweep, schedule };
}

function isLocked(path: string, { paths }: CommandHost): boolean {
  try {
    checkUnlocked(paths.resolve(path), path);
    return false;
  } catch (error) {
    if (isVitrumError(error) && error.code === 'VITRUM_RUN_IN_USE') return true;
    throw error;
  }
}
