import { access, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { VitrumError } from '@vitrum/core';
import { isFiniteNumber, isListOf, isRecord, parseJson } from '@vitrum/core/internal';
import { makeFolder } from '@vitrum/data-cache/internal';
import { parseTrialRecords, type Direction, type TrialRecord } from '@vitrum/sweeps';
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

/** What `sweep.json` says. */
export interface SweepRecord {
  /** The description of the sweep, in plain JSON. */
  readonly description: Readonly<Record<string, unknown>>;
  readonly figure: string;
  readonly direction: Direction;
  /** True for a figure in per cent. */
  readonly isPercent: boolean;
  /** The epochs of a whole run. */
  readonly epochs: number;
  readonly seeds: readonly number[];
  /** What computes the runs, as far as their bits depend on it: they are the same again when the sweep goes on. */
  readonly computing: Computing;
}

/** Options on which the bits of a run depend. */
export interface Computing {
  readonly backend?: string;
  readonly deterministic?: boolean;
}

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
    return text === undefined ? undefined : parseRecord(text);
  }

  async writeRecord(record: SweepRecord): Promise<void> {
    await this.write('sweep', `${JSON.stringify({ format: 'vitrum-sweep', ...record }, undefined, 2)}\n`);
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

function parseRecord(text: string): SweepRecord | undefined {
  try {
    const value = parseJson(text);
    if (!isRecord(value) || value['format'] !== 'vitrum-sweep') return undefined;
    const { description, figure, direction, isPercent, epochs, seeds, computing } = value;
    if (!isRecord(description) || typeof figure !== 'string' || (direction !== 'minimize' && direction !== 'maximize')) return undefined;
    if (!isFiniteNumber(epochs) || !isListOf(seeds, isFiniteNumber)) return undefined;
    return { description, figure, direction, isPercent: isPercent === true, epochs, seeds, computing: parseComputing(computing) };
  } catch {
    return undefined; // no JSON
  }
}

function parseComputing(value: unknown): Computing {
  const { backend, deterministic } = isRecord(value) ? value : {};
  return { ...(typeof backend === 'string' && { backend }), ...(deterministic === true && { deterministic }) };
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
