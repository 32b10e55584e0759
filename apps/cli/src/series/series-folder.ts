import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { VitrumError } from '@vitrum/core';
import { isFiniteNumber, isListOf, isRecord, parseJson } from '@vitrum/core/internal';
import { makeFolder } from '@vitrum/data-cache/internal';
import type { Run, RunConfig } from '@vitrum/runs';
import { runFiles, runFolderName, writeDatasetReference } from '@vitrum/runs/internal';
import { exists } from '../load/absolute-paths.ts';
import { createNewFolder } from '../files/create-new-folder.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import type { GivenPaths } from '../given-paths.ts';
import { checkRunFolder } from '../run/check-run-folder.ts';
import { runsFolder } from '../run/run-folder.ts';
import { writeTo } from '../write-output.ts';
import type { Member, Series } from './members.ts';

/** The files of a series beside the folders of its runs. */
export const seriesFiles = { runs: 'runs.json', config: 'config.json', summary: 'summary.json' } as const;

/** The folder of several runs of one description. */
export class SeriesFolder {
  /** The path as given. */
  readonly path: string;
  readonly #paths: GivenPaths;

  constructor(path: string, paths: GivenPaths) {
    this.path = path;
    this.#paths = paths;
  }

  pathOf(file: keyof typeof seriesFiles): string {
    return join(this.path, seriesFiles[file]);
  }

  /** The folder of a run. */
  folderOf({ name }: Member): string {
    return join(this.path, name);
  }

  /**
   * Begins a series: which runs it has, and what they have in common.
   *
   * @throws VITRUM_OUTPUT_UNWRITABLE
   */
  async begin({ kind, members, threads }: Series, config: RunConfig): Promise<void> {
    await this.#write('config', writeConfig(config));
    // Records of earlier runs would be taken for those of runs that fail before they begin.
    const replaced = [this.pathOf('summary'), ...members.map((member) => join(this.folderOf(member), runFiles.events))];
    await writeTo(this.path, async () => {
      for (const file of replaced) await rm(this.#paths.resolve(file), { force: true });
    });
    await this.#write('runs', `${JSON.stringify({ format: 'vitrum-runs', kind, threads, runs: members }, undefined, 2)}\n`);
  }

  /** Writes the figures of all runs; see {@link begin}. */
  async writeSummary(summary: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#write('summary', `${JSON.stringify(summary, undefined, 2)}\n`);
  }

  /** The runs of the series; undefined where the folder is that of none. */
  async readSeries(): Promise<Series | undefined> {
    const text = await readFile(this.#paths.resolve(this.pathOf('runs')), 'utf8').catch(() => undefined); // a folder of another sort
    return text === undefined ? undefined : parseSeries(text);
  }

  /** The records of a run; undefined before they are there. */
  async readEvents(member: Member): Promise<string | undefined> {
    const path = join(this.folderOf(member), runFiles.events);
    return readFile(this.#paths.resolve(path), 'utf8').catch(() => undefined); // not begun yet
  }

  /** True where a run has a checkpoint to go on from. */
  async isBegun(member: Member): Promise<boolean> {
    const files = await readdir(this.#paths.resolve(this.folderOf(member))).catch(() => []); // not begun yet
    return files.some((name) => name.startsWith('checkpoint') && !name.endsWith('.temporary'));
  }

  async #write(file: keyof typeof seriesFiles, text: string): Promise<void> {
    const path = this.pathOf(file);
    await writeTo(path, () => writeFileAtomically(this.#paths.resolve(path), text));
  }
}

/** The configuration of the runs as the text of a file, which `parseRunConfig` reads. It names plugins, and no code. */
function writeConfig({ plugins, dataset, network, training }: RunConfig): string {
  const required = plugins?.required ?? [];
  const config = {
    ...(required.length > 0 && { plugins: required }),
    ...(dataset && { dataset: writeDatasetReference(dataset) }),
    ...(network && { network }),
    ...(training && { training }),
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}

function parseSeries(text: string): Series | undefined {
  try {
    const value = parseJson(text);
    if (!isRecord(value) || value['format'] !== 'vitrum-runs') return undefined;
    const { kind, runs, threads } = value;
    if ((kind !== 'seeds' && kind !== 'folds') || !isListOf(runs, isMember)) return undefined;
    return { kind, members: runs, ...(isFiniteNumber(threads) && { threads }) };
  } catch {
    return undefined; // no JSON
  }
}

/** A name is that of a folder below: what was read must not lead elsewhere. */
function isMember(value: unknown): value is Member {
  if (!isRecord(value) || typeof value['name'] !== 'string' || !/^(seed|fold)-\d+$/.test(value['name'])) return false;
  return isFiniteNumber(value['seed']) && (value['fold'] === undefined || isFiniteNumber(value['fold']));
}

/**
 * Creates the folder of a series: the one of `--out`, or `runs/2026-11-23T14-05-09Z-mnist-seeds`.
 *
 * @throws VITRUM_OUTPUT_UNWRITABLE
 */
export async function createSeriesFolder(out: string | undefined, series: Series, run: Run, paths: GivenPaths): Promise<SeriesFolder> {
  if (out !== undefined) {
    await checkSeriesFolder(out, series, paths);
    await writeTo(out, () => makeFolder(paths.resolve(out)));
    return new SeriesFolder(out, paths);
  }
  const name = join(runsFolder, runFolderName(run, new Date()).replace(/-\d+$/, `-${series.kind}`));
  return new SeriesFolder(await createNewFolder(name, paths), paths);
}

/** Nothing of another sort is overwritten. */
async function checkSeriesFolder(path: string, { members }: Series, paths: GivenPaths): Promise<void> {
  const folder = new SeriesFolder(path, paths);
  const isNew = (await folder.readSeries()) === undefined;
  for (const file of Object.values(seriesFiles)) {
    if (!isNew || !(await exists(paths.resolve(join(path, file))))) continue;
    throw new VitrumError({
      code: 'VITRUM_OUTPUT_UNWRITABLE',
      message: `${path} is not the folder of several runs: ${join(path, file)} is there, and would be overwritten.`,
      hint: 'Give --out a folder of its own, or move that file away.',
    });
  }
  for (const member of members) await checkRunFolder(folder.folderOf(member), paths);
}
