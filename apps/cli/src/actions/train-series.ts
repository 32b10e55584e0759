import { basename, join } from 'node:path';
import { VitrumError, type Dataset, type PartsPlan, type Registry } from '@vitrum/core';
import { rareClasses } from '@vitrum/datasets';
import { readRunLog, type DatasetReference, type RunConfig, type TrainingData } from '@vitrum/runs';
import { formatCount, formatCounted, pluginsOfRun, runFiles } from '@vitrum/runs/internal';
import type { Command } from 'commander';
import { builtins } from 'vitrum';
import { CommandEnd } from '../command-end.ts';
import type { CommandHost } from '../command-host.ts';
import { commandLine } from '../command-line.ts';
import { exitCodes } from '../exit-codes.ts';
import { exitCodeOf } from '../interruption.ts';
import { loadRegistry, requestedHere, type GivenPlugin } from '../load/registry.ts';
import { countOption, parseNumber } from '../options/parse-number.ts';
import { renderSpreads, formatSpread, titleOfTest } from '../render/spread-table.ts';
import { reportWarning } from '../report-warning.ts';
import { describeReading } from '../run/describe-reading.ts';
import { loadTrainingData } from '../run/load-training-data.ts';
import { openNewRun } from '../run/open-run.ts';
import { lockFor } from '../run/open-training.ts';
import { readConfig } from '../run/read-config.ts';
import { requestedByConfig } from '../run/requested-by-config.ts';
import { checkWritable, RunFolder, runsFolder } from '../run/run-folder.ts';
import { HeardLines } from '../series/heard-lines.ts';
import { isSeries, membersOf, type Member, type Series, type SeriesOptions } from '../series/members.ts';
import { metricsOfRecord } from '../series/metrics-of-record.ts';
import { createSeriesFolder, SeriesFolder } from '../series/series-folder.ts';
import { spreadsOf, summaryRecord, type MemberResult } from '../series/summarize.ts';
import { trainMembers } from '../series/train-members.ts';
import { typedWords } from '../series/typed-words.ts';
import { workForce } from '../series/work-force.ts';
import type { TrainOptions } from '../run/train-options.ts';
import { repeated } from './train.ts';

/** The options of `vitrum train` for several runs, as they were typed. */
export interface TrainSeriesOptions extends TrainOptions, SeriesOptions {}

/** Options that each run of a series is given its own value of, or that are those of the series. */
const ofSeries: ReadonlySet<string> = new Set(['seeds', 'folds', 'fold', 'jobs', 'seed', 'threads', 'out', 'resume', 'json', 'tensorboard']);

/** Options that one run with the same settings does not have. */
const besideOne: ReadonlySet<string> = new Set(['seeds', 'folds', 'fold', 'jobs', 'out', 'json']);

/**
 * True where the command trains several runs: of seeds or folds, or a folder of some that are resumed.
 *
 * @throws VITRUM_INVALID_OPTION for options that belong to several runs alone
 */
export async function describesSeries(options: TrainSeriesOptions, host: CommandHost): Promise<boolean> {
  const isResumed = options.resume !== undefined && (await new SeriesFolder(options.resume, host.paths).readSeries()) !== undefined;
  if (isResumed || isSeries(options)) return true;
  if (options.jobs === undefined) return false;
  throw new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: '--jobs says how many runs are trained at the same time, and this is one run.',
    hint: 'Give it with --seeds or --folds; --threads is how many threads one run has.',
  });
}

/** Trains several runs of one description side by side, and prints how their figures vary. */
export async function trainSeries(options: TrainSeriesOptions, command: Command, host: CommandHost): Promise<void> {
  if (options.resume !== undefined && isSeries(options)) throw resumedAndNew(options.resume);
  const settings = options.config === undefined || options.resume !== undefined ? {} : await readConfig(options.config, host.paths);
  const { registry, given } = await loadRegistry([...requestedHere(options.plugin, host), ...requestedByConfig(settings, options.config, host)], host);
  const plugins = given.flatMap(({ argument }) => ['--plugin', argument]);
  const interruption = host.watchForInterruption({ savesWork: true });
  const request = { options, settings, registry, given, host, signal: interruption.signal, heard: new HeardLines() };
  try {
    const opened = options.resume === undefined ? await openNew(request) : await openEarlier(request, options.resume);
    await trainAll(request, opened, { ofRuns: typedWords(command, ofSeries), ofOne: typedWords(command, besideOne), plugins });
  } finally {
    interruption.end();
  }
}

interface SeriesRequest {
  readonly options: TrainSeriesOptions;
  readonly settings: RunConfig;
  readonly registry: Registry;
  readonly given: readonly GivenPlugin[];
  readonly host: CommandHost;
  readonly signal: AbortSignal;
  readonly heard: HeardLines;
}

interface OpenSeries {
  readonly series: Series;
  readonly folder: SeriesFolder;
  /** What the runs have in common. */
  readonly config: RunConfig;
  /** The runs that are not done. */
  readonly unfinished: readonly Member[];
  /** What the command line of a run has besides what was typed. */
  readonly wordsOf: (member: Member) => readonly string[];
}

/** Words of the command line. */
interface TypedWords {
  /** What each run of the series has too. */
  readonly ofRuns: readonly string[];
  /** What one run with the same settings has. */
  readonly ofOne: readonly string[];
  readonly plugins: readonly string[];
}

/** Opens the first run, so that whatever is wrong is said once, and before the others begin. */
async function openNew({ options, settings, registry, given, host: outer, signal, heard }: SeriesRequest): Promise<OpenSeries> {
  const host = heard.recording(outer);
  const described = membersOf(options, settings);
  const { threads } = workForce(options, described.members.length);
  const series = { ...described, threads };
  const [first] = series.members;
  const { resume: _, folds, fold: __, ...rest } = options;
  const ofFirst = { ...rest, threads: '1', ...(folds !== undefined && { folds, fold: String(first?.fold) }) };
  const isDatasetNamed = (options.dataset ?? options.data ?? settings.dataset) !== undefined;
  const load = async (dataset: DatasetReference, parts: PartsPlan): Promise<TrainingData> => {
    await checkWritable(options.out ?? runsFolder, host.paths);
    return loadTrainingData(registry, { dataset, parts, isDatasetNamed }, options, host, signal);
  };
  const { open, fitted, config } = await openNewRun({ options: ofFirst, registry, given, host, load }, settings);
  open.network.release();
  if (options.json !== true) {
    const reading = describeReading(open);
    if (reading !== undefined) host.stderr.print(`${reading} (vitrum show --explain says why)`);
    if (fitted !== '') host.stderr.print(`settings that follow from the data: ${fitted}`);
  }
  const { train, test } = open.data;
  if (series.kind === 'folds') warnOfRareClasses([train, test], series.members.length, host);
  const folder = await createSeriesFolder(options.out, series, open.run, host.paths);
  await lockFor(new RunFolder(folder.path, host.paths), outer);
  await folder.begin(series, { ...config, plugins: { load: [], required: pluginsOfRun(registry, open.run, builtins) } });
  for (const part of [train, test]) part.close?.();
  return { series, folder, config, unfinished: series.members, wordsOf: (member) => ['--out', folder.folderOf(member), ...memberWords(member, series)] };
}

/** The runs of an earlier series that are not done, or have fewer epochs than are asked for now. */
async function openEarlier({ options, host }: SeriesRequest, path: string): Promise<OpenSeries> {
  const folder = new SeriesFolder(path, host.paths);
  const series = await folder.readSeries();
  if (series === undefined) throw new Error(`${path} is the folder of no series`); // describesSeries has read it
  await lockFor(new RunFolder(path, host.paths), host);
  const asked = options.epochs === undefined ? 0 : parseNumber(countOption, options.epochs, '--epochs');
  const [unfinished, begun] = [new Array<Member>(), new Set<Member>()];
  for (const member of series.members) {
    const log = readRunLog((await folder.readEvents(member)) ?? '');
    if (log?.progress !== 'done' || log.epochs < asked) unfinished.push(member);
    if (await folder.isBegun(member)) begun.add(member);
  }
  const wordsOf = (member: Member): readonly string[] => {
    if (begun.has(member)) return ['--resume', folder.folderOf(member)];
    return ['--config', folder.pathOf('config'), '--out', folder.folderOf(member), ...memberWords(member, series)];
  };
  return { series, folder, config: await readConfig(folder.pathOf('config'), host.paths), unfinished, wordsOf };
}

function memberWords({ seed, fold }: Member, { members }: Series): readonly string[] {
  return ['--seed', String(seed), ...(fold === undefined ? [] : ['--folds', String(members.length), '--fold', String(fold)])];
}

async function trainAll(request: SeriesRequest, { series, folder, config, unfinished, wordsOf }: OpenSeries, typed: TypedWords): Promise<void> {
  const { options, registry, host, signal, heard } = request;
  const recorded = series.threads === undefined ? {} : { threads: String(series.threads) };
  const { jobs, threads } = workForce({ ...recorded, ...options }, unfinished.length);
  // Runs of other series have the same names.
  const tensorboard = options.tensorboard === undefined ? [] : ['--tensorboard', join(options.tensorboard, basename(folder.path))];
  const json = options.json === true;
  if (!json) host.stderr.print(`${describeWork(unfinished, series, jobs, threads)}; their records are in ${folder.path}`);
  const results = await trainMembers({
    series, members: unfinished, folder, config, jobs, registry, json, heard, host, signal,
    wordsOf: (member) => ['train', ...typed.ofRuns, ...tensorboard, ...wordsOf(member), '--threads', String(threads), '--json'],
  });
  await reportSeries(request, { series, folder, config }, results);
  if (!json) host.stderr.print(nextStep(series, folder, options.resume === undefined ? typed.ofOne : undefined, host));
  const left = results.filter(({ state }) => state !== 'done');
  if (left.length === 0) return;
  const resume = commandLine(['train', '--resume', folder.path, ...typed.plugins, ...repeated(options)], host.env);
  const count = `${left.length} of ${series.members.length} runs`;
  if (signal.aborted) host.stderr.print(`Interrupted before the end of ${count}; everything is saved in ${folder.path}.\n  Go on with: ${resume}`);
  else host.stderr.print(`${host.stderr.chalk.red.bold('error:')} ${count} did not come to their end: ${left.map(({ member }) => member.name).join(', ')}.\n  What they said is above; try them again with: ${resume}`);
  throw new CommandEnd(signal.aborted ? exitCodeOf(signal.reason) : exitCodes.failed);
}

function describeWork(members: readonly Member[], series: Series, jobs: number, threads: number): string {
  const { length } = members;
  const rest = length === series.members.length ? `${length} runs` : `${length} of ${series.members.length} runs are left`;
  return `${rest}, ${jobs} at a time on ${formatCounted(threads, 'thread')} each`;
}

async function reportSeries({ options, registry, host }: SeriesRequest, { series, folder, config }: Pick<OpenSeries, 'series' | 'folder' | 'config'>, results: readonly MemberResult[]): Promise<void> {
  const { stdout } = host;
  const task = results.find(({ log }) => log !== undefined)?.log?.task ?? 'classification';
  const spreads = spreadsOf(results, metricsOfRecord(registry, config, task));
  const summary = summaryRecord(series, results, spreads);
  await folder.writeSummary(summary);
  if (options.json === true) {
    stdout.print(JSON.stringify({ event: 'summary', ...summary, folder: folder.path }));
    return;
  }
  const [main] = spreads;
  if (main === undefined) return;
  stdout.print(`\n${renderSpreads(results, spreads, stdout)}\n`);
  stdout.print(`test ${titleOfTest(main.name).replace(/^test /, '')} ${stdout.chalk.bold.green(formatSpread(main))} (mean ± standard deviation of ${formatCount(main.count)} ${series.kind})`);
}

/** No model is chosen: the best of several on their test sets would look better than it is. */
function nextStep({ kind, members: [first, ...others] }: Series, folder: SeriesFolder, words: readonly string[] | undefined, { env }: CommandHost): string {
  const compare = commandLine(['compare', folder.path], env);
  if (kind === 'seeds') {
    const model = first === undefined ? folder.path : join(folder.folderOf(first), runFiles.model);
    return `The models differ by chance alone: take any, such as ${model}.\n  Compare them: ${compare}`;
  }
  const train = words === undefined ? 'with the same options and without --folds' : `: ${commandLine(['train', ...words], env)}`;
  const what = `The models are none to use: each lacks one of the ${others.length + 1} parts.`;
  return `${what}\n  Train one for use${words === undefined ? ' ' : ''}${train}\n  Compare the folds: ${compare}`;
}

function warnOfRareClasses(parts: readonly Dataset[], folds: number, host: CommandHost): void {
  for (const { name, count } of rareClasses(parts, folds)) {
    const samples = formatCounted(count, 'sample');
    const message = `The class "${name}" has ${samples}, fewer than the ${folds} folds: some folds are tested without it.`;
    reportWarning({ message, hint: `Give at most ${Math.max(2, count)} folds, or more samples of that class.` }, host);
  }
}

function resumedAndNew(resume: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_INVALID_OPTION',
    message: `--resume goes on with the runs in ${resume}, and --seeds or --folds describe new ones.`,
    hint: 'Leave out one of them: a resumed series has the seeds or folds that it was begun with.',
  });
}
