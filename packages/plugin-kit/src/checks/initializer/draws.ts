import type { Fan, InitializerFunctions } from '@vitrum/core';
import { createRandom } from '@vitrum/tensor';
import { range } from '../../numerics/sample-points.ts';

/** The first numbers of an initializer for a seed. */
export function drawNumbers({ sample }: InitializerFunctions, seed: number, fan: Fan, count: number): readonly number[] {
  const random = createRandom(seed);
  return range(1, count, () => sample(random, fan));
}

/** True where every number is the same, whatever the seed. */
export function isConstantInitializer(initializer: InitializerFunctions): boolean {
  const fan = { fanIn: 6, fanOut: 4 };
  const [first, ...others] = [1, 2].flatMap((seed) => drawNumbers(initializer, seed, fan, 20));
  return others.every((x) => Object.is(x, first));
}
