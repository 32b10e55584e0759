import { VitrumError, type Metric, type Registry } from '@vitrum/core';
import { didYouMean, nearestName, within } from '@vitrum/core/internal';
import { completeRun, openRun, writeRun, type Run, type RunConfig, type TrainingData } from '@vitrum/runs';
import { checkRunConfig, checkRunPlugins, defaultDataset, metricsOfRun, planParts, pluginsOfRun, validationOf } from '@vitrum/runs/internal';
import { trialName, withValues, type Direction, type SettingValues, type Sweep } from '@vitrum/sweeps';
import { planTraining } from '@vitrum/trainer';
import { figureNameOf } from '@vitrum/trainer/internal';
import { builtins } from 'vitrum';
import type { CommandHost } from '../command-host.ts';
import { hintTexts } from '../hint-texts.ts';
import { pathOptions } from '../load/absolute-paths.ts';
import { KeptData } from '../load/kept-data.ts';
import { loadBackend } from '../load/backend.ts';
import type { BackendOptions } from '../options/shared-options.ts';
import { reportWarning } from '../report-warning.ts';
import { loadTrainingData } from '../run/load-training-data.ts';

/** What trials are completed with. */
export interface Preparation {
  readonly sweep: Sweep;
  readonly registry: Registry;
  readonly options: BackendOptions & { readonly dataDir?: string };
  readonly host: CommandHost;
  readonly signal: AbortSignal;
}

/** A trial as it is written down. */
export interface DescribedTrial {
  readonly name: string;
  /** Its complete description: the text of a file that `--config` reads. */
  readonly text: string;
  readonly run: Run;
}

/** What follows from the data of a sweep. */
export interface SweepFacts {
  readonly figure: string;
  readonly direction: Direction;
  readonly isPercent: boolean;
  readonly epochs: number;
  readonly seeds: readonly number[];
  /** Which samples trials are compared on. */
  readonly part: 'validation' | 'test';
  readonly run: Run;
}

/** Completes the trials of a sweep with their data, so that whatever is wrong is said before anything is trained. */
export class TrialMaker {
  readonly #preparation: Preparation;
  readonly #kept = new KeptData();

  constructor(preparation: Preparation) {
    this.#preparation = preparation;
  }

  /**
   * What follows from the data, after checking every choice and the ends of every range.
   *
   * @throws the usage errors of everything that was given; what loading throws
   */
  async begin(): Promise<SweepFacts> {
    const { sweep, registry, options, host } = this.#preparation;
    for (const warning of checkRunPlugins(registry, sweep.run.plugins?.required ?? [], hintTexts)) reportWarning(warning, host);
    const backend = await loadBackend(registry, { ...options, threads: '1' }, host);
    for (const values of extremes(sweep)) within('"space"', () => checkRunConfig(registry, withValues(sweep.run, values), backend));
    const [first = {}] = extremes(sweep);
    const config = withValues(sweep.run, first);
    const data = await this.#load(config);
    const run = completeRun(registry, config, data);
    const open = openRun(registry, run, data, backend);
    open.network.release();
    const metrics = metricsOfRun(registry, open);
    const base = run.training.seed;
    return {
      ...objectiveOf(sweep, metrics),
      epochs: run.training.epochs,
      seeds: Array.from({ length: sweep.seeds }, (_, i) => base + i),
      part: open.data.validation === undefined ? 'test' : 'validation',
      run,
    };
  }

  /** A trial of some values, by its name. */
  async describe(values: SettingValues): Promise<DescribedTrial> {
    const { sweep, registry } = this.#preparation;
    const config = withValues(sweep.run, values);
    const data = await this.#load(config);
    const run = completeRun(registry, config, data);
    planTraining(registry, run.training);
    return { name: await nameOfTrial(registry, run, data, sweep.seeds), text: writeRun(run, pluginsOfRun(registry, run, builtins)), run };
  }

  async #load(config: RunConfig): Promise<TrainingData> {
    const { registry, options, host, signal } = this.#preparation;
    const dataset = config.dataset ?? { type: defaultDataset };
    const parts = planParts(dataset, validationOf(registry, config));
    return loadTrainingData(registry, { dataset, parts, isDatasetNamed: config.dataset !== undefined }, options, { ...host, keptData: this.#kept }, signal);
  }

  /** Lets go of the data. */
  close(): void {
    this.#kept.close();
  }
}

/** The name of a trial: of its complete description, its plugins and its data. Where files lie differs between machines; what is in them counts. */
export async function nameOfTrial(registry: Registry, run: Run, { fingerprint }: TrainingData, seeds: number): Promise<string> {
  const dataset = Object.fromEntries(Object.entries(run.dataset).filter(([name]) => !(pathOptions as readonly string[]).includes(name)));
  return trialName({ dataset, network: run.network, training: run.training, seeds, data: fingerprint ?? null, plugins: pluginsOfRun(registry, run, builtins) });
}

/** Values of every setting at its ends, and every choice, each with values of the others that meet its conditions. */
function extremes({ space }: Sweep): readonly SettingValues[] {
  const base = Object.fromEntries(space.filter(({ when }) => when.length === 0).map(({ key, domain }) => [key, domain.at(0.5)]));
  return space.flatMap(({ key, domain, when }) => {
    const met = Object.fromEntries(when.map((condition) => [condition.key, condition.values[0]]));
    const ends = domain.choices ?? [domain.range?.minimum, domain.range?.maximum];
    return ends.map((value) => ({ ...base, ...met, [key]: value }));
  });
}

const lossName = 'loss';

function objectiveOf({ objective: { figure, direction } }: Sweep, metrics: readonly Metric[]): Pick<SweepFacts, 'figure' | 'direction' | 'isPercent'> {
  const names = [lossName, ...metrics.map(figureNameOf)];
  const name = figure ?? (metrics[0] === undefined ? lossName : figureNameOf(metrics[0]));
  const metric = metrics.find((each) => figureNameOf(each) === name);
  if (metric !== undefined || name === lossName) {
    const usual = metric === undefined || metric.better === 'lower' ? 'minimize' : 'maximize';
    return { figure: name, direction: direction ?? usual, isPercent: metric?.unit === 'percent' };
  }
  const nearest = nearestName(name, names);
  throw new VitrumError({
    code: 'VITRUM_UNKNOWN_NAME',
    message: `"objective": the runs report no figure called "${name}".`,
    hint: `${didYouMean(nearest)}Figures: ${names.join(', ')}; others can be asked for as "metrics" of "training".`,
    nearest,
  });
}
