import { createDraws } from '@vitrum/tensor';
import type { RandomGenerator } from '@vitrum/core';

/** Far from the streams of trainings, so that a sweep and its runs may have one seed. */
const streamOfSearches = 0x5eed_0000;

/**
 * The random numbers of a trial: they depend on the seed, on what draws and on the number of the trial, not on what was drawn before.
 *
 * @param draw - What draws: one of the numbers below.
 */
export function randomOf(seed: number, draw: number, index: number): RandomGenerator {
  const draws = createDraws(seed, streamOfSearches + draw);
  draws.startStep(index);
  return draws;
}

/** What draws random numbers. */
export const draws = { random: 0, shift: 1, tpe: 2 } as const;
