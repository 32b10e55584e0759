import type { Fan } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import { differenceBetween, sameBits } from '../../numerics/difference-between.ts';
import { formatExactly } from '../../numerics/format-number.ts';
import { waitAFewMilliseconds } from '../purity.ts';
import { drawNumbers, isConstantInitializer } from './draws.ts';

const fan: Fan = { fanIn: 6, fanOut: 4 };
const count = 50;

/** The values depend only on the given generator: the same seed gives the same network. */
export const initializerSeed = check<CheckContext<'initializers'>>('seed', 'the same seed gives the same numbers, another seed others', async ({ variants, tried }) => {
  tried(`${count} numbers from seed 1 twice, and from seed 2`);
  const before = variants.map(({ made }) => drawNumbers(made, 1, fan, count));
  await waitAFewMilliseconds();
  for (const [n, { made, label, fail, note }] of variants.entries()) {
    drawNumbers(made, 3, { fanIn: 50, fanOut: 7 }, 7); // draws for another layer in between must not matter
    const numbers = before[n] ?? [];
    const difference = differenceBetween(numbers, drawNumbers(made, 1, fan, count));
    if (difference !== undefined)
      fail({
        message: `With the same seed, draw ${difference.index + 1} is ${formatExactly(difference.expected)} and then ${formatExactly(difference.got)}.`,
        hint: 'Every random number must come from the generator that sample is given: no Math.random, no clock, nothing remembered.',
      });
    else if (isConstantInitializer(made)) note({ message: `${label} gives the same number for every seed.` });
    else if (sameBits(numbers, drawNumbers(made, 2, fan, count)))
      fail({ message: `Seeds 1 and 2 give the same ${count} numbers.`, hint: 'Draw from the generator that sample is given.' });
  }
});
