import { access, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { VitrumError } from '@vitrum/core';
import { makeFolder } from '@vitrum/data-cache/internal';
import { parseSweepRecord, parseTrialRecords, sweepRecordText, type SweepRecord, type TrialRecord } from '@vitrum/sweeps';
import { appendWhole } from '../files/append-whole.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import type { GivenPaths } from '../given-paths.ts';
import { writeTo } from '../write-output.ts';

/** The files of a sweep beside the folders of its trials. */
export const sweepFiles = {
  /** The description, as JSON, and what follows from the data. */
  sweep: 'sweep.json',
  trials: 'trials.jsonl',
  /** Is there while somebody wants the sweep to stop. */
  stop: 'stop',
  summary: 'summary.json',
  parallel: 'parallel-coordinates.svg',
  importance: 'importance.svg',
  curves: 'learning-curves.svg',
} as const;

/** The folder of a sweep. */
export class SweepFolder {
  /** The path as given. */
  readonly path: string;
  readonly #paths: GivenPaths;

  constructor(path: string, paths: GivenPaths) {
    this.path = path;
    this.#paths = paths;
  }

  pathOf(file: keyof typeof sweepFiles): string {
    return join(this.path, sweepFiles[file]);
  }

  /** The absolute path of the file that describes a trial. */
  configOf(trial: string): string {
    return this.#paths.resolve(join(this.path, 'trials', trial, 'trial.json'));
  }

  /** The folder of the run of a trial with a seed, as given. */
  runOf(trial: string, seed: number): string {
    return join(this.path, 'trials', trial, `seed-${seed}`);
  }

  /** Writes a file atomically. */
  async write(file: keyof typeof sweepFiles, text: string): Promise<void> {
    const path = this.pathOf(file);
    await writeTo(path, () => writeFileAtomically(this.#paths.resolve(path), text));
  }

  /** Writes the description of a trial, from which its runs begin. */
  async writeTrial(trial: string, text: string): Promise<void> {
    const path = this.configOf(trial);
    await writeTo(path, async () => {
      await makeFolder(join(path, '..'));
      await writeFileAtomically(path, text);
    });
  }

  /** What the sweep is; undefined where the folder is that of none. */
  async readRecord(): Promise<SweepRecord | undefined> {
    const text = await readFile(this.#paths.resolve(this.pathOf('sweep')), 'utf8').catch(() => undefined); // a folder of another sort
    return text === undefined ? undefined : parseSweepRecord(text);
  }

  async writeRecord(record: SweepRecord): Promise<void> {
    await this.write('sweep', sweepRecordText(record));
  }

  /** What has been recorded so far. */
  async readTrials(): Promise<readonly TrialRecord[]> {
    return parseTrialRecords(await readFile(this.#paths.resolve(this.pathOf('trials')), 'utf8').catch(() => '')); // none yet
  }

  /** Appends a record, in full or not at all. */
  async append(record: TrialRecord): Promise<void> {
    const path = this.pathOf('trials');
    await writeTo(path, () => appendWhole(this.#paths.resolve(path), `${JSON.stringify(record)}\n`));
  }

  /** Takes away what a crash has left of a line, and the wish to stop. */
  async tidy(records: readonly TrialRecord[]): Promise<void> {
    const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
    const found = await readFile(this.#paths.resolve(this.pathOf('trials')), 'utf8').catch(() => ''); // none yet
    if (found !== text) await this.write('trials', text);
    await writeTo(this.path, () => rm(this.#paths.resolve(this.pathOf('stop')), { force: true }));
  }

  /** True while somebody wants the sweep to stop. */
  async isToStop(): Promise<boolean> {
    return access(this.#paths.resolve(this.pathOf('stop'))).then(() => true, () => false);
  }
}

/**
 * The sweep of a folder.
 *
 * @throws VITRUM_INVALID_CONFIG
 */
export async function requireSweep(path: string, paths: GivenPaths): Promise<{ readonly folder: SweepFolder; readonly record: SweepRecord }> {
  const folder = new SweepFolder(path, paths);
  const record = await folder.readRecord();
  if (record !== undefined) return { folder, record };
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `${path} is not the folder of a sweep: it has no ${sweepFiles.sweep} that a sweep wrote.`,
    hint: 'Name a folder that "vitrum sweep" began, such as sweeps/2026-11-23T14-05-09Z-mnist.',
  });
}
