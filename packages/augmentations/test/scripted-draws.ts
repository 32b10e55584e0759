import type { RandomGenerator } from '@vitrum/core';

/** A generator whose draws are given: fractions of what can be drawn, 0.5 in the middle, the last one again and again. */
export function scriptedDraws(...fractions: readonly number[]): RandomGenerator {
  let next = 0;
  const draw = (): number => fractions[Math.min(next++, fractions.length - 1)] ?? 0;
  return {
    nextUint32: () => Math.floor(draw() * 0xffff_ffff),
    uniform: (minimum = 0, maximum = 1) => minimum + (maximum - minimum) * draw(),
    normal: () => {
      throw new Error('no augmentation here draws from a normal distribution');
    },
    integer: (bound) => Math.min(bound - 1, Math.floor(draw() * bound)),
    takeBlocks: () => {
      throw new Error('no augmentation here has a kernel');
    },
    save: () => [],
    seek: () => undefined,
  };
}
