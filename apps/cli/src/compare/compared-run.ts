import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VitrumError, type Metric, type Registry } from '@vitrum/core';
import { parseJson } from '@vitrum/core/internal';
import { parseRunConfig, readRunLog, runOf, type Run, type RunLog, type RunProgress } from '@vitrum/runs';
import { runFiles, spreadOf } from '@vitrum/runs/internal';
import { figureNameOf } from '@vitrum/trainer/internal';
import type { GivenPaths } from '../given-paths.ts';
import { reasonOf } from '../reason-of.ts';
import type { Series, SeriesKind } from '../series/members.ts';
import { metricsOfRecord } from '../series/metrics-of-record.ts';
import { SeriesFolder } from '../series/series-folder.ts';
import { finalFigures, lossName, type FigureSpread } from '../series/summarize.ts';

/** A run that is compared with others, or several runs of one description. */
export interface ComparedRun {
  /** The folder as given. */
  readonly path: string;
  readonly kind: 'run' | SeriesKind;
  /** How many runs it was to be: 1 unless it is a series. */
  readonly count: number;
  readonly progress: RunProgress;
  readonly config: Run;
  readonly metrics: readonly Metric[];
  /** The records of the run, or of all of them. */
  readonly logs: readonly RunLog[];
  /** The figures at the end, of a series as mean and deviation. */
  readonly figures: readonly FigureSpread[];
}

/**
 * Reads the folder of a run, or of several.
 *
 * @throws VITRUM_DATA_UNREADABLE
 */
export async function readComparedRun(registry: Registry, path: string, paths: GivenPaths): Promise<ComparedRun> {
  const folder = new SeriesFolder(path, paths);
  const series = await folder.readSeries();
  if (series !== undefined) return readSeriesOf(registry, path, folder, series, paths);
  const log = readRunLog(await readText(path, runFiles.events, paths));
  if (log === undefined) throw unreadable(path, `its ${runFiles.events} has no record of a start`);
  return comparedRun(registry, { path, kind: 'run', count: 1, progress: log.progress, config: await readConfigOf(path, path, paths), logs: [log] });
}

async function readSeriesOf(registry: Registry, path: string, folder: SeriesFolder, { kind, members }: Series, paths: GivenPaths): Promise<ComparedRun> {
  const logs = await Promise.all(members.map(async (member) => readRunLog((await folder.readEvents(member)) ?? '')));
  const begun = members.filter((_, i) => logs[i] !== undefined);
  const [first] = begun;
  if (first === undefined) throw unreadable(path, 'none of its runs has begun');
  const known = logs.flatMap((log) => log ?? []);
  const done = known.filter(({ progress }) => progress === 'done');
  const progress = done.length === members.length ? 'done' : 'unfinished';
  const config = await readConfigOf(folder.folderOf(first), path, paths);
  return comparedRun(registry, { path, kind, count: members.length, progress, config, logs: done.length > 0 ? done : known });
}

function comparedRun(registry: Registry, run: Omit<ComparedRun, 'metrics' | 'figures'>): ComparedRun {
  const metrics = metricsOfRecord(registry, run.config, run.logs[0]?.task ?? 'classification');
  return { ...run, metrics, figures: figuresOf(run.logs, metrics) };
}

/** The beginning of the names of figures on the validation samples. */
export const validationPrefix = 'validation-';

/** Test figures by name, then those on the validation samples. */
function figuresOf(logs: readonly RunLog[], metrics: readonly Metric[]): readonly FigureSpread[] {
  const all = logs.map((log) => ({ ...finalFigures(log), ...validationFigures(log) }));
  const units = new Map(metrics.map((metric) => [figureNameOf(metric), metric.unit]));
  const names = [...new Set(all.flatMap((figures) => Object.keys(figures)))];
  return names.flatMap((name) => {
    const spread = spreadOf(all.flatMap((figures) => figures[name] ?? []));
    const unit = units.get(name.replace(validationPrefix, ''));
    return spread === undefined ? [] : [{ name, ...(unit && { unit }), ...spread }];
  });
}

/** Those of the best epoch where the best weights are kept, otherwise of the last one. */
function validationFigures({ figures }: RunLog): Readonly<Record<string, number>> {
  const { validationLoss, validationMetrics = {} } = figures.findLast(({ isBest }) => isBest === true) ?? figures.at(-1) ?? {};
  const named = Object.entries({ ...validationMetrics, ...(validationLoss !== undefined && { [lossName]: validationLoss }) });
  return Object.fromEntries(named.map(([name, value]) => [`${validationPrefix}${name}`, value]));
}

async function readConfigOf(folder: string, path: string, paths: GivenPaths): Promise<Run> {
  const text = await readText(folder, runFiles.config, paths);
  try {
    return runOf(parseRunConfig(parseJson(text))); // what a later version has added has its default
  } catch (error) {
    throw unreadable(path, `in its ${runFiles.config}, ${reasonOf(error)}`, error);
  }
}

async function readText(folder: string, file: string, paths: GivenPaths): Promise<string> {
  try {
    return await readFile(paths.resolve(join(folder, file)), 'utf8');
  } catch (error) {
    throw unreadable(folder, `${file} cannot be read, ${reasonOf(error)}`, error);
  }
}

function unreadable(path: string, reason: string, cause?: unknown): VitrumError {
  return new VitrumError({
    code: 'VITRUM_DATA_UNREADABLE',
    message: `${path} is not the folder of a run: ${reason}.`,
    hint: 'Name folders that "vitrum train" has written; this one is left out.',
    cause,
  });
}
