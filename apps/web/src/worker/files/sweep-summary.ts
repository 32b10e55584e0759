import type { FinishedRecord, SettingValues, Trial } from '@vitrum/sweeps';
import type { EpochFigures, HeldOutFigures } from '@vitrum/trainer';
import type { KeptRun } from '../../shared/api/kept-run.ts';
import type { RunSetting } from '../../shared/api/run-setting.ts';
import type { TrialOfSweep } from '../../shared/api/trial-of-sweep.ts';
import { dataInWords, inWords, settingTold, spaced } from '../../shared/settings/run-settings.ts';
import { titleOf } from '../../shared/settings/titles.ts';
import type { SweepDescription } from './sweep-description.ts';

/** What all runs of a sweep have in common. */
export interface SweepFacts {
  /** The folder of the sweep, or the name of its file. */
  readonly place: string;
  readonly savedAt: number;
  readonly description: SweepDescription | undefined;
  /** The keys whose values tell trials apart. */
  readonly differing: readonly string[];
  /** True where a trial has several seeds. */
  readonly hasSeeds: boolean;
  readonly range: readonly [smallest: number, greatest: number];
}

/** `learning rate 0.01, adam`: what tells a run from the others of its sweep. */
export function trialName({ index, values }: Trial, run: FinishedRecord | undefined, { differing, hasSeeds }: SweepFacts): string {
  const words = differing.filter((key) => values[key] !== undefined).map((key) => triedSetting(key, values[key]).words);
  return [...(words.length === 0 ? [`trial ${index}`] : words), ...(hasSeeds && run !== undefined ? [`seed ${run.seed}`] : [])].join(', ');
}

/** What the list shows of a run beside its settings. */
export function trialOf({ index, state, reason, value, runs }: Trial, run: FinishedRecord | undefined, { place, description, range }: SweepFacts): TrialOfSweep {
  return {
    sweep: place,
    index,
    state,
    isPercent: description?.isPercent ?? false,
    curve: run?.curve ?? [],
    range,
    ...(description && { figure: description.figure }),
    ...(run && { seed: run.seed, value: run.value }),
    ...(value !== undefined && runs.length > 1 && { mean: { value, seeds: runs.length } }),
    ...(typeof run?.fingerprint === 'string' && { fingerprint: run.fingerprint }),
    ...(reason !== undefined && { reason }),
  };
}

/** A run of which the record of its sweep is all that is known. */
export function summaryOf(trial: Trial, run: FinishedRecord | undefined, facts: SweepFacts, id: string): KeptRun {
  const { description, place, savedAt } = facts;
  const rows = run === undefined ? [] : rowsOf(run, trial, description);
  return {
    id,
    name: trialName(trial, run, facts),
    isRenamed: false,
    isSummary: true,
    folder: place,
    savedAt,
    data: description?.run.dataset === undefined ? '' : titleOf(description.run.dataset),
    settings: knownSettings(trial.values, run, description),
    epochs: run?.epochs ?? 0,
    rows,
    points: [],
    trial: trialOf(trial, run, facts),
    ...(run && heldOut(run.value, trial, description)),
  };
}

/** Those that the sweep gives to all its runs, and those that were tried. */
function knownSettings(values: SettingValues, run: FinishedRecord | undefined, description: SweepDescription | undefined): readonly RunSetting[] {
  const { dataset, training = {} } = description?.run ?? {};
  const triesData = Object.keys(values).some((key) => key.startsWith('dataset'));
  const told = new Map([
    ...(dataset === undefined || triesData ? [] : [settingTold('data', dataInWords(dataset), true)]),
    ...Object.entries(training).filter(([, value]) => value !== undefined).map(([name, value]) => settingTold(spaced(name), inWords(value), true)),
    ...Object.entries(values).map(([key, value]) => triedSetting(key, value)),
    ...(run === undefined ? [] : [settingTold('seed', String(run.seed), false)]),
  ].map((setting) => [setting.name, setting]));
  return [...told.values()];
}

/** `training.learningRate` is read as `learning rate`, `dataset.limit` as `data limit`. */
export function triedSetting(key: string, value: unknown): RunSetting {
  const [part = '', ...path] = key.split('.');
  return settingTold([...(part === 'dataset' ? ['data'] : []), ...path.map(spaced)].join(' '), inWords(value), false);
}

/** Of training itself nothing is recorded but its time. */
function rowsOf({ curve, epochs, seconds }: FinishedRecord, trial: Trial, description: SweepDescription | undefined): readonly EpochFigures[] {
  return curve.map((value, index) => ({ epoch: index + 1, loss: NaN, metrics: {}, seconds: seconds / epochs, samplesPerSecond: NaN, ...heldOut(value, trial, description) }));
}

/** A figure in its place among those that lists and curves know; other figures are in the list alone. */
function heldOut(value: number, { values }: Trial, description: SweepDescription | undefined): HeldOutFigures {
  if (description === undefined) return {};
  const { figure, run } = description;
  const part = Number(values['training.validation'] ?? run.training?.validation ?? 0) > 0 ? 'validation' : 'test';
  if (figure === 'loss') return part === 'test' ? { testLoss: value } : { validationLoss: value };
  if (figure === 'accuracy') return part === 'test' ? { testAccuracy: value } : { validationAccuracy: value };
  return {};
}
