import { join } from 'node:path';
import { VitrumError, type Registry } from '@vitrum/core';
import { makeFolder } from '@vitrum/data-cache/internal';
import { formatCounted, pluginsOfRun, runFolderName } from '@vitrum/runs/internal';
import { type Computing, parseSweep, Schedule, type Sweep, trialsOf } from '@vitrum/sweeps';
import { builtins } from 'vitrum';
import { CommandEnd } from '../command-end.ts';
import type { CommandHost } from '../command-host.ts';
import { commandLine } from '../command-line.ts';
import { createNewFolder } from '../files/create-new-folder.ts';
import { exitCodeOf } from '../interruption.ts';
import { loadRegistry, requestedHere } from '../load/registry.ts';
import { countOption, parseNumber } from '../options/parse-number.ts';
import type { BackendOptions, CommonOptions } from '../options/shared-options.ts';
import { reportNote } from '../report-note.ts';
import { lockFor } from '../run/open-training.ts';
import { requestedByConfig } from '../run/requested-by-config.ts';
import { checkWritable, RunFolder } from '../run/run-folder.ts';
import { workForce } from '../series/work-force.ts';
import type { Crew } from '../sweep/crew.ts';
import { localCrew } from '../sweep/local-crew.ts';
import { TrialMaker, type SweepFacts } from '../sweep/prepare-sweep.ts';
import { openQueueCrew } from '../sweep/queue-crew.ts';
import { readSweep, writeSweep, type GivenSweep } from '../sweep/read-sweep.ts';
import { reportSweep } from '../sweep/report-sweep.ts';
import { runSweep, type SweepEnd } from '../sweep/run-sweep.ts';
import { requireSweep, sweepFiles, SweepFolder } from '../sweep/sweep-folder.ts';
import { liveSweepView, noSweepView, plainSweepView, type Shown, type SweepView } from '../sweep/sweep-view.ts';
import { writeTo } from '../write-output.ts';

/** The options of `vitrum sweep` and `vitrum sweep resume`, as they were typed. */
export interface SweepOptions extends CommonOptions, BackendOptions {
  readonly workers?: string;
  readonly trials?: string;
  readonly dataDir?: string;
  readonly out?: string;
  readonly optunaJournal?: string;
  readonly queue?: string;
  readonly json?: boolean;
}

/** The parent of sweeps that are named by themselves. */
const sweepsFolder = 'sweeps';

/** Runs a sweep from its description. */
export async function startSweep(file: string, options: SweepOptions, host: CommandHost): Promise<void> {
  const given = withTrials(await readSweep(file, host.paths), options);
  await runOpened(given, options, host, file, async (registry, facts) => {
    const folder = await createFolder(options.out, facts, host);
    await lockFor(new RunFolder(folder.path, host.paths), host);
    const { figure, direction, isPercent, epochs, seeds, run } = facts;
    await folder.writeRecord({ description: writeSweep(given, pluginsOfRun(registry, run, builtins)), figure, direction, isPercent, epochs, seeds, computing: computingOf(options) });
    return folder;
  });
}

/** Goes on with a sweep from its folder. */
export async function resumeSweep(path: string, given: SweepOptions, host: CommandHost): Promise<void> {
  const { folder, record } = await requireSweep(path, host.paths);
  const options = { ...given, ...record.computing };
  const { run: _, ...rest } = record.description;
  const described = withTrials({ sweep: parseSweep(record.description), rest }, options);
  await runOpened(described, options, host, path, async (registry, facts) => {
    await lockFor(new RunFolder(path, host.paths), host);
    // More trials may have been asked for.
    await folder.writeRecord({ ...record, description: writeSweep(described, pluginsOfRun(registry, facts.run, builtins)) });
    return folder;
  });
}

function withTrials({ sweep, rest }: GivenSweep, { trials }: SweepOptions): GivenSweep {
  if (trials === undefined) return { sweep, rest };
  const budget = { ...sweep.budget, trials: parseNumber(countOption, trials, '--trials') };
  return { sweep: { ...sweep, budget }, rest: { ...rest, budget: { ...Object(rest['budget']), trials: budget.trials } } };
}

/** Checks everything, opens the folder, and runs the sweep in it. */
async function runOpened(given: GivenSweep, options: SweepOptions, host: CommandHost, source: string, open: (registry: Registry, facts: SweepFacts) => Promise<SweepFolder>): Promise<void> {
  const { sweep } = given;
  const loaded = await loadRegistry([...requestedHere(options.plugin, host), ...requestedByConfig(sweep.run, source, host)], host);
  const plugins = loaded.given.flatMap(({ argument }) => ['--plugin', argument]);
  const interruption = host.watchForInterruption({ savesWork: true });
  const { signal } = interruption;
  const maker = new TrialMaker({ sweep, registry: loaded.registry, options, host, signal });
  const { jobs, threads } = workForce(options, trialsOf(sweep) * sweep.seeds);
  let crew: Crew | undefined;
  try {
    await checkWritable(options.out ?? sweepsFolder, host.paths);
    const facts = await maker.begin();
    if (facts.part === 'test') reportNote(`trials are compared on the test set, on which the best of many looks better than it is`, host, 'Hold some samples out for comparing: "validation": 0.1 in "training" of "run".');
    const isHere = options.queue === undefined;
    crew = isHere ? localCrew(jobs, host) : await openQueueCrew(options.queue, { seeds: facts.seeds.length, computing: computingOf(options), signal }, host);
    const folder = await open(loaded.registry, facts); // a Redis that is away leaves none
    await trainAll({ sweep, maker, folder, crew, where: isHere ? `${jobs} at a time` : 'by the workers of the queue', threads, options, plugins, host, signal });
  } finally {
    await crew?.close();
    maker.close();
    interruption.end();
  }
}

interface OpenSweep {
  readonly sweep: Sweep;
  readonly maker: TrialMaker;
  readonly folder: SweepFolder;
  readonly crew: Crew;
  /** In words. */
  readonly where: string;
  /** Those of each run. */
  readonly threads: number;
  readonly options: SweepOptions;
  /** The options that name plugins. */
  readonly plugins: readonly string[];
  readonly host: CommandHost;
  readonly signal: AbortSignal;
}

async function trainAll({ sweep, maker, folder, crew, where, threads, options, plugins, host, signal }: OpenSweep): Promise<void> {
  const record = (await requireSweep(folder.path, host.paths)).record;
  const earlier = await folder.readTrials();
  await folder.tidy(earlier);
  const [before, began] = [earlier.at(-1)?.elapsed ?? 0, performance.now()];
  const elapsed = (): number => before + (performance.now() - began) / 1000;
  const schedule = new Schedule(sweep, earlier, { ...record, elapsed });
  const trials = trialsOf(sweep);
  const shown = { schedule, record, keys: sweep.space.map(({ key }) => key), trials, elapsed };
  const view = chooseView(options, shown, host);
  if (options.json !== true) host.stderr.print(describeWork(sweep, trials, where, folder, earlier.length > 0));
  const print = options.json === true ? host.stdout.print : (): void => undefined;
  const words = [...plugins, ...ofRuns(options), '--threads', String(threads), '--no-signs'];
  let end: SweepEnd;
  try {
    end = await runSweep({ schedule, folder, crew, view, describe: (values) => maker.describe(values), figure: record.figure, words, elapsed, print, host, signal });
  } finally {
    view.close();
  }
  await reportSweep({ sweep, schedule, record, folder, end, options, host });
  if (end !== 'interrupted') return;
  const resume = commandLine(['sweep', 'resume', folder.path, ...plugins, ...dataDirOf(options)], host.env);
  host.stderr.print(`Interrupted; everything is saved in ${folder.path}.\n  Go on with: ${resume}`);
  throw new CommandEnd(exitCodeOf(signal.reason));
}

const dataDirOf = ({ dataDir }: { readonly dataDir?: string | undefined }): readonly string[] => (dataDir === undefined ? [] : ['--data-dir', dataDir]);

const computingOf = ({ backend, deterministic }: SweepOptions): Computing => ({ ...(backend !== undefined && { backend }), ...(deterministic === true && { deterministic }) });

/** Options that describe no run, and that its runs need too. */
function ofRuns({ dataDir, backend, deterministic }: SweepOptions): readonly string[] {
  return [
    ...dataDirOf({ dataDir }),
    ...(backend === undefined ? [] : ['--backend', backend]),
    ...(deterministic === true ? ['--deterministic'] : []),
  ];
}

function chooseView({ json = false }: SweepOptions, shown: Shown, { stdout, stderr }: CommandHost): SweepView {
  if (!json) return stdout.isInteractive ? liveSweepView(stdout, shown) : plainSweepView(stdout.print, shown);
  return stderr.isInteractive && !stdout.isInteractive ? liveSweepView(stderr, shown) : noSweepView;
}

function describeWork({ search, seeds, halving }: Sweep, trials: number, where: string, folder: SweepFolder, isResumed: boolean): string {
  const what = Number.isFinite(trials) ? formatCounted(trials, 'trial') : 'trials until the budget is used up';
  const each = seeds > 1 ? ` with ${seeds} seeds each` : '';
  const stopping = halving === undefined ? '' : `, of which the best in ${halving.factor} go on`;
  return `${isResumed ? 'Going on with ' : ''}${what}${each} (${search.name})${stopping}, ${where}; their records are in ${folder.path}`;
}

async function createFolder(out: string | undefined, { run }: SweepFacts, { paths }: CommandHost): Promise<SweepFolder> {
  if (out === undefined) {
    const name = runFolderName(run, new Date()).replace(/-\d+$/, '');
    return new SweepFolder(await createNewFolder(join(sweepsFolder, name), paths), paths);
  }
  const folder = new SweepFolder(out, paths);
  if ((await folder.readRecord()) !== undefined) throw taken(out);
  await writeTo(out, () => makeFolder(paths.resolve(out)));
  return folder;
}

function taken(out: string): VitrumError {
  return new VitrumError({
    code: 'VITRUM_OUTPUT_UNWRITABLE',
    message: `${out} is the folder of another sweep: ${join(out, sweepFiles.sweep)} would be overwritten.`,
    hint: `Give --out a folder of its own, or go on with that one: vitrum sweep resume ${out}`,
  });
}
