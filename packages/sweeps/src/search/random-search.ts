import { valuesAt } from '../space/values-at.ts';
import type { Search } from './search.ts';
import { draws, randomOf } from './streams.ts';

/**
 * Every trial anew, uniformly over the space: Bergstra and Bengio 2012, "Random search for hyper-parameter optimization", JMLR 13.
 */
export const randomSearch: Search = {
  name: 'random',
  description: 'draws every trial anew',
  suggest: ({ space, seed, index }) => {
    const random = randomOf(seed, draws.random, index);
    return valuesAt(space, space.map(() => random.uniform()));
  },
};
