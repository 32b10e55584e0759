import { VitrumError } from '@vitrum/core';
import { describeValue, didYouMean, nearestName } from '@vitrum/core/internal';
import { gridSearch } from './grid-search.ts';
import { randomSearch } from './random-search.ts';
import type { Search } from './search.ts';
import { sobolSearch } from './sobol-search.ts';
import { tpeSearch } from './tpe-search.ts';

/** The searches. */
const searches: readonly Search[] = [randomSearch, gridSearch, sobolSearch, tpeSearch];

/**
 * The search of a name.
 *
 * @throws VITRUM_UNKNOWN_NAME
 */
export function searchNamed(name: unknown): Search {
  const found = searches.find((each) => each.name === name);
  if (found !== undefined) return found;
  const names = searches.map((each) => each.name);
  const nearest = typeof name === 'string' ? nearestName(name, names) : undefined;
  throw new VitrumError({
    code: 'VITRUM_UNKNOWN_NAME',
    message: `There is no search called ${describeValue(name)}.`,
    hint: `${didYouMean(nearest)}Searches: ${names.join(', ')}.`,
    nearest,
  });
}
