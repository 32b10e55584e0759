import type { Fan, InitializerFunctions } from '@vitrum/core';
import { createRandom } from '@vitrum/tensor';
import { range } from '../../numerics/sample-points.ts';

/** The first numbers of an initializer for a seed. */
export function drawNumbers({ sample }: InitializerFunctions, seed: number, fan: Fan, count: number): readonly number[] {
  const random = createRandom(seed);
  return range(1, count, () => sample(random, fan));
}

/** True if every number is the same for every seed. */
export function isConstantInitializer(initializer: InitializerFunctions): boolean {
  const fan = { fanIn: 6, fanOut: 4 };
  const [first, ...others] = [1, 2].flatMap((seed) => drawNumbers(initializer, seed, fan, 20));
  return others.every((x) => Object.is(x, first));
}

/** False for contradictory options, such as a minimum above the maximum. */
export function canDraw(initializer: InitializerFunctions): boolean {
  try {
    return drawNumbers(initializer, 1, { fanIn: 4, fanOut: 4 }, 20).every(Number.isFinite);
  } catch {
    return false;
  }
}
