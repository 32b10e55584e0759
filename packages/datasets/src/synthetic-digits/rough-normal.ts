import type { RandomGenerator } from '@vitrum/core';

/** Standard deviation of the sum of four bytes: √(4 · (256² − 1) / 12). */
const deviation = 147.801;

/**
 * An approximately normal number with mean 0 and standard deviation 1, within ±3.5: the sum of the four bytes of one random word.
 */
export function roughNormal(random: RandomGenerator): number {
  const word = random.nextUint32();
  return ((word & 255) + ((word >>> 8) & 255) + ((word >>> 16) & 255) + (word >>> 24) - 510) / deviation;
}
