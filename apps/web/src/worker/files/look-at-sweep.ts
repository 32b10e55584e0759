import { importances, type Setting, type Trial } from '@vitrum/sweeps';
import type { SettingLook, SweepLook } from '../../shared/api/sweep-look.ts';
import { inWords } from '../../shared/settings/run-settings.ts';
import type { SweepDescription } from './sweep-description.ts';
import { triedSetting } from './sweep-summary.ts';

/** Where the axis of a range has marks. */
const marks = [0, 0.5, 1];

/** What the trials of a sweep tell of its settings, as the command line computes it. */
export function lookAtSweep(sweep: string, { space, figure, isPercent, direction }: SweepDescription, trials: readonly Trial[]): SweepLook {
  const shares = importances(space, trials);
  const said = shares.flatMap(({ key, share }) => space.filter((each) => each.key === key).map((setting) => ({ ...lookAtSetting(setting, trials), share })));
  const silent = space.filter(({ key }) => !shares.some((each) => each.key === key)).map((setting) => lookAtSetting(setting, trials));
  return {
    ...{ sweep, figure, isPercent },
    isGreatGood: direction === 'maximize',
    trials: trials.filter(({ value }) => value !== undefined).length,
    settings: [...said, ...silent],
  };
}

function lookAtSetting({ key, domain }: Setting, trials: readonly Trial[]): SettingLook {
  const ticks = domain.choices === undefined
    ? marks.map((place) => ({ place, label: inWords(rounded(domain.at(Math.min(place, 1 - Number.EPSILON)))) }))
    : domain.choices.map((choice, index, { length }) => ({ place: (index + 0.5) / length, label: inWords(choice) }));
  const points = trials.flatMap(({ index, values, value: figure }) => {
    const place = domain.placeOf(values[key]);
    return place === undefined || figure === undefined ? [] : [{ trial: index, value: inWords(rounded(values[key])), place, figure }];
  });
  return { key, name: triedSetting(key, undefined).name, ticks, points };
}

/** More digits say nothing beside an axis. */
const rounded = (value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(3)) : value);
