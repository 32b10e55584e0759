import { isSameJson } from '@vitrum/runs/internal';
import type { Domain } from '../space/domain.ts';
import type { SettingValues, Space } from '../space/setting.ts';
import { valuesAt } from '../space/values-at.ts';
import type { Search } from './search.ts';

/** How many values of a range of numbers are tried. */
const pointsOfRange = 5;

/**
 * Every combination once: all choices, and five values of every range, from its minimum to its maximum. The last setting changes
 * fastest.
 */
export const gridSearch: Search = {
  name: 'grid',
  description: 'tries every combination once, with five values of every range',
  suggest: ({ space, index }) => combinations(space)[index],
  size: (space) => combinations(space).length,
};

const known = new WeakMap<Space, readonly SettingValues[]>();

/** Settings whose conditions are not met make no combinations of their own. */
function combinations(space: Space): readonly SettingValues[] {
  const found = known.get(space);
  if (found !== undefined) return found;
  const unique = new Map<string, SettingValues>();
  for (const point of pointsOf(space.map(({ domain }) => placesOf(domain)))) {
    const values = valuesAt(space, point);
    unique.set(JSON.stringify(values), values);
  }
  const all = [...unique.values()];
  known.set(space, all);
  return all;
}

function pointsOf([first, ...rest]: readonly (readonly number[])[]): readonly (readonly number[])[] {
  if (first === undefined) return [[]];
  const others = pointsOf(rest);
  return first.flatMap((place) => others.map((other) => [place, ...other]));
}

/** A place for each value. */
function placesOf(domain: Domain): readonly number[] {
  if (domain.choices !== undefined) return domain.choices.map((_, index, { length }) => (index + 0.5) / length);
  const last = pointsOfRange - 1;
  const places = Array.from({ length: pointsOfRange }, (_, index) => index / last);
  return places.filter((place, index) => !places.slice(0, index).some((other) => isSameJson(domain.at(other), domain.at(place))));
}
