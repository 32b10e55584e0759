import { VitrumError } from '@vitrum/core';
import { parseTrialRecords, ranked, trialsIn, type FinishedRecord, type Trial, type TrialRecord } from '@vitrum/sweeps';
import type { SweepFiles } from '../../shared/api/files.ts';
import type { Problem } from '../../shared/api/problem.ts';
import type { SweepLook } from '../../shared/api/sweep-look.ts';
import { problemOf } from '../../shared/problem/problem-of.ts';
import { readFile } from '../data/imported-files.ts';
import type { Session } from '../session.ts';
import { lookAtSweep } from './look-at-sweep.ts';
import { readRunFolder } from './read-run-folder.ts';
import type { ListedRun } from './run-record.ts';
import { readSweepDescription, type SweepDescription } from './sweep-description.ts';
import { summaryOf, trialName, trialOf, type SweepFacts } from './sweep-summary.ts';

export { unpackSweep } from './sweep-archive.ts';

/** The runs of a sweep, the best trial first, and what was wrong with its files. */
export interface ReadSweep {
  readonly runs: readonly ListedRun[];
  /** What its settings did; absent where their values are not described. */
  readonly look?: SweepLook;
  readonly problems: readonly Problem[];
}

/**
 * A sweep of the command line as runs in the list: with the files of their run folders where those are here.
 *
 * @throws VITRUM_INVALID_CONFIG for a file without a record of a trial; VITRUM_DATA_UNREADABLE
 */
export async function readSweep(session: Session, { folder, trials: file, description: descriptionFile, runs: folders }: SweepFiles): Promise<ReadSweep> {
  const problems: Problem[] = [];
  const attempt = <Result>(work: Promise<Result>): Promise<Result | undefined> =>
    work.catch((error: unknown) => {
      problems.push(problemOf(error));
      return undefined;
    });
  const { bytes } = await readFile(file);
  const place = folder === '' ? file.name : folder;
  const records = recordsOf(new TextDecoder().decode(bytes), folder === '' ? file.name : `${folder}/${file.name}`, problems);
  const description = descriptionFile && (await attempt(readSweepDescription(descriptionFile)));
  if (description === undefined) problems.push(directionUnknown(place));
  const found = trialsOf(records, description);
  const trials = orderedTrials(found, description);
  const facts: SweepFacts = { place, savedAt: file.lastModified, description, ...factsOf(trials) };
  const runs: ListedRun[] = [];
  for (const trial of trials) {
    for (const run of trial.runs.length === 0 ? [undefined] : trial.runs) {
      const path = pathOf(place, trial, run);
      const own = folders.find((each) => each.path === path);
      const whole = own && (await attempt(readRunFolder(session, path, own.files)));
      const id = `folder:${path}`;
      runs.push(whole === undefined ? { run: summaryOf(trial, run, facts, id) } : { ...whole, run: { ...whole.run, ...named(trial, run, facts) } });
    }
  }
  return { runs, ...(description && { look: lookAtSweep(place, description, found) }), problems };
}

/** What a sweep adds to what a run folder tells. */
function named(trial: Trial, run: FinishedRecord | undefined, facts: SweepFacts) {
  return { name: trialName(trial, run, facts), savedAt: facts.savedAt, trial: trialOf(trial, run, facts) };
}

const pathOf = (place: string, { name }: Trial, run: FinishedRecord | undefined): string => `${place}/trials/${name}${run === undefined ? '' : `/seed-${run.seed}`}`;

/** The records of a file; lines of another form are told of. */
function recordsOf(text: string, path: string, problems: Problem[]): readonly TrialRecord[] {
  const malformed: number[] = [];
  const records = text.split('\n').flatMap((line, index) => {
    const found = parseTrialRecords(line);
    if (found.length === 0 && line.trim() !== '') malformed.push(index + 1);
    return found;
  });
  if (records.length === 0) throw noTrials(path);
  if (malformed.length > 0) problems.push(problemOf(malformedLines(path, malformed)));
  return records;
}

/** In the order in which they were suggested. */
function trialsOf(records: readonly TrialRecord[], description: SweepDescription | undefined): readonly Trial[] {
  const finished = records.filter(({ event }) => event === 'finished') as readonly FinishedRecord[]; // the event tells them apart
  const seedsOf = new Map<string, Set<number>>();
  for (const { trial, seed } of finished) seedsOf.set(trial, (seedsOf.get(trial) ?? new Set()).add(seed));
  const seeds = description?.seeds ?? greatest([...seedsOf.values()].map(({ size }) => size));
  return trialsIn(records, seeds, description?.epochs ?? greatest(finished.map(({ epochs }) => epochs)));
}

/** The best first where it is known what is good, the greatest otherwise; those without a figure last. */
function orderedTrials(trials: readonly Trial[], description: SweepDescription | undefined): readonly Trial[] {
  const best = ranked(trials, description?.direction ?? 'maximize');
  const names = new Set(best.map(({ name }) => name));
  return [...best, ...trials.filter(({ name }) => !names.has(name))];
}

const greatest = (counts: readonly number[]): number => counts.reduce((most, count) => Math.max(most, count), 1);

/** What the trials of a sweep have together. */
function factsOf(trials: readonly Trial[]): Pick<SweepFacts, 'differing' | 'hasSeeds' | 'range'> {
  const keys = [...new Set(trials.flatMap(({ values }) => Object.keys(values)))];
  const differing = keys.filter((key) => new Set(trials.map(({ values }) => JSON.stringify(values[key]))).size > 1);
  const figures = trials.flatMap(({ runs }) => runs.flatMap(({ curve }) => curve));
  const range = [figures.reduce((a, b) => Math.min(a, b), Infinity), figures.reduce((a, b) => Math.max(a, b), -Infinity)] as const;
  return { differing, hasSeeds: trials.some(({ runs }) => runs.length > 1), range };
}

function malformedLines(path: string, lines: readonly number[]): VitrumError {
  const shown = lines.slice(0, 5).join(', ');
  const what = lines.length === 1 ? `Line ${shown} of ${path} is no record of a trial and is left out.` : `Lines ${shown}${lines.length > 5 ? ' and others' : ''} of ${path} are no records of trials and are left out.`;
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: what,
    hint: 'A last line is cut off where a sweep was ended by force: "vitrum sweep resume" mends it. Otherwise take the file as the command line wrote it.',
  });
}

function noTrials(path: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `${path} has no record of a trial.`,
    hint: 'Take trials.jsonl from the folder of a sweep, as "vitrum sweep" wrote it.',
  });
}

const directionUnknown = (place: string): Problem => ({
  message: `${place} does not say what its figure is, or whether a great one is good: the greatest stands first.`,
  hint: 'Open the folder of the sweep, or choose sweep.json together with trials.jsonl: it says so.',
});
