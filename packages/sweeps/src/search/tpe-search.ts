import type { RandomGenerator } from '@vitrum/core';
import type { Setting, SettingValues, Space } from '../space/setting.ts';
import { isTried } from '../space/values-at.ts';
import { counted, parzen, type Density } from './parzen.ts';
import { randomSearch } from './random-search.ts';
import type { ScoredTrial, Search, SuggestionRequest } from './search.ts';
import { draws, randomOf } from './streams.ts';

/** Trials that are drawn at random before the others learn from them. */
const startup = 10;
/** Values that are drawn for each setting; the most promising one is taken. */
const candidates = 24;

/** How many of the trials count as good: ⌈√n / 4⌉, at most 25, as in hyperopt. */
const goodOf = (trials: number): number => Math.min(25, Math.ceil(Math.sqrt(trials) / 4));

/**
 * Tree-structured Parzen estimators: values that are likely among the good trials, l(x), and unlikely among the others, g(x). Of some
 * drawn from l, the one with the greatest l(x)/g(x) is tried. The first trials are random. What is suggested depends on the trials that have ended
 * by then.
 *
 * Source: Bergstra, Bardenet, Bengio, Kégl 2011, "Algorithms for hyper-parameter optimization", NIPS 24.
 */
export const tpeSearch: Search = {
  name: 'tpe',
  description: 'learns from earlier trials where good values are (tree-structured Parzen estimators)',
  suggest: (request) => (request.earlier.length < startup ? randomSearch.suggest(request) : suggestFrom(request)),
};

function suggestFrom({ space, seed, index, earlier }: SuggestionRequest): SettingValues {
  const random = randomOf(seed, draws.tpe, index);
  const sorted = earlier.toSorted((a, b) => a.cost - b.cost);
  const count = goodOf(sorted.length);
  return choose(space, sorted.slice(0, count), sorted.slice(count), random);
}

function choose(space: Space, good: readonly ScoredTrial[], others: readonly ScoredTrial[], random: RandomGenerator): SettingValues {
  const values: Record<string, unknown> = {};
  for (const setting of space) {
    const [likely, unlikely] = [densityOf(setting, good), densityOf(setting, others)];
    const drawn = Array.from({ length: candidates }, () => likely.draw(random));
    const promise = (place: number): number => likely.logDensity(place) - unlikely.logDensity(place);
    const best = drawn.reduce((one, other) => (promise(other) > promise(one) ? other : one));
    // Drawn for every setting, so that the numbers of one do not depend on the conditions of another.
    if (isTried(setting, values)) values[setting.key] = setting.domain.at(best);
  }
  return values;
}

/** Only trials that tried the setting say something about it. */
function densityOf({ key, domain }: Setting, trials: readonly ScoredTrial[]): Density {
  const places = trials.flatMap(({ values }) => domain.placeOf(values[key]) ?? []);
  return domain.choices === undefined ? parzen(places) : counted(places, domain.choices.length);
}
