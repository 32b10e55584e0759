import { groupBy } from './group-by.ts';
import type { Setting, Space } from './space/setting.ts';
import type { Trial } from './trial.ts';

/** How much of what differs between trials goes with one setting. */
export interface Importance {
  /** The setting. */
  readonly key: string;
  /** From 0 to 1; see {@link importances}. */
  readonly share: number;
  /** Trials that tried the setting and have a value. */
  readonly trials: number;
}

/** Values of a range are put into so many groups of about equal size. */
const maxGroups = 5;
/** A group of fewer says little about itself. */
const minGroup = 3;

/**
 * How important each setting was: the share of the variance of the objective that lies between groups of trials with about the same value of the
 * setting, ε² = (S_b − (k − 1)·s²) / S_t with s² = S_w / (n − k), no less than 0. It is the first-order sensitivity index V(E(y|x)) / V(y) of
 * each setting alone: what settings do together is in none. The correction makes it 0 on average where the setting does not matter.
 * Choices are a group each, and values of a range up to five groups of equal size, so that no form of the dependence is assumed.
 *
 * Source: Kelley 1935, "An unbiased correlation ratio measure", doi:10.1073/pnas.21.9.554; the index: Saltelli et al. 2008, "Global
 * sensitivity analysis: the primer", section 1.2.
 *
 * @returns The most important one first; without the settings of which too few trials say something.
 */
export function importances(space: Space, trials: readonly Trial[]): readonly Importance[] {
  const found = space.flatMap((setting) => {
    const tried = trials.flatMap(({ values, value }) => {
      const place = setting.domain.placeOf(values[setting.key]);
      return place === undefined || value === undefined ? [] : [{ place, value }];
    });
    const share = shareOf(groupsOf(setting, tried));
    return share === undefined ? [] : [{ key: setting.key, share, trials: tried.length }];
  });
  return found.toSorted((a, b) => b.share - a.share);
}

interface Tried {
  readonly place: number;
  readonly value: number;
}

function groupsOf({ domain: { choices } }: Setting, tried: readonly Tried[]): readonly (readonly number[])[] {
  if (choices !== undefined) {
    return [...groupBy(tried, ({ place }) => Math.floor(place * choices.length)).values()].map((group) => group.map(({ value }) => value));
  }
  const sorted = tried.toSorted((a, b) => a.place - b.place);
  const count = Math.min(maxGroups, Math.floor(sorted.length / minGroup));
  return Array.from({ length: count }, (_, i) => sorted.slice(Math.round((i * sorted.length) / count), Math.round(((i + 1) * sorted.length) / count)).map(({ value }) => value));
}

function shareOf(groups: readonly (readonly number[])[]): number | undefined {
  const all = groups.flat();
  const [n, k] = [all.length, groups.length];
  if (k < 2 || n <= k) return undefined;
  const total = squares(all);
  if (total === 0) return 0;
  const inside = groups.reduce((sum, group) => sum + squares(group), 0);
  return Math.max(0, (total - inside - ((k - 1) * inside) / (n - k)) / total);
}

/** The sum of squared distances from the mean. */
function squares(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
}
