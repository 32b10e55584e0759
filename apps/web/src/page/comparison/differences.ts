import type { RunSetting } from '../../shared/api/run-setting.ts';

/** What tells a run from others. */
export interface NamedRun {
  readonly name: string;
  readonly isRenamed: boolean;
  readonly settings: readonly RunSetting[];
  /** True where not all of its settings are known. */
  readonly isSummary?: true | undefined;
}

/** A setting that is not the same in all runs: a value for each of them. */
export interface DifferenceRow {
  readonly name: string;
  /** In the order of the runs; empty where a run has no such setting. */
  readonly values: readonly string[];
}

/** The settings in which runs differ, as far as they are known, in the order of the first run's. */
export function differenceRows(runs: readonly Pick<NamedRun, 'settings' | 'isSummary'>[]): readonly DifferenceRow[] {
  const names = new Set(runs.flatMap(({ settings }) => settings.map(({ name }) => name)));
  return [...names].flatMap((name) => {
    const values = runs.map(({ settings, isSummary }) => settings.find((each) => each.name === name)?.value ?? (isSummary ? undefined : ''));
    const known = values.filter((value) => value !== undefined);
    return known.every((value) => value === known[0]) ? [] : [{ name, values: values.map((value) => value ?? '') }];
  });
}

/** A name for each of some runs: what the visitor called it, or the settings in which they differ; runs of the same settings are numbered. */
export function labelsOf(runs: readonly NamedRun[]): readonly string[] {
  const differing = new Set(differenceRows(runs).map(({ name }) => name));
  const labels = runs.map(({ name, isRenamed, settings }) => {
    if (isRenamed) return name;
    const words = settings.filter((setting) => differing.has(setting.name)).map((setting) => setting.words);
    return words.length === 0 ? name : words.join(', ');
  });
  return labels.map((label, index) => {
    const same = labels.slice(0, index).filter((each) => each === label).length;
    return same === 0 ? label : `${label} (${same + 1})`;
  });
}
