import type { RandomGenerator } from '@vitrum/core';

/**
 * Shuffles a list in place; every order is equally likely.
 *
 * Source: Fisher and Yates 1938; Durstenfeld 1964, doi:10.1145/364520.364540.
 */
export function shuffle(values: Uint32Array, random: RandomGenerator): void {
  for (let last = values.length - 1; last > 0; last--) {
    const chosen = random.integer(last + 1);
    const value = values[last] ?? 0;
    values[last] = values[chosen] ?? 0;
    values[chosen] = value;
  }
}
