import type { Fan, Initializer } from '@vitrum/core';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatExactly } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { waitAFewMilliseconds } from '../old-purity.ts';
import { madeVariants } from '../shared/made-variants.ts';
import { firstFew, inVariants } from '../variant-findings.ts';
import { drawNumbers, isConstantInitializer } from './draws.ts';

const fan: Fan = { fanIn: 6, fanOut: 4 };
const count = 50;

/** The generator that it is given decides everything: the same seed means the same network. */
export const initializerSeed: Check<Subject<'initializers'>> = {
  name: 'seed',
  title: 'the same seed gives the same numbers, another seed others',
  run: async (subject) => {
    const variants = madeVariants(subject, 'initializer');
    const first = variants.map(({ made }) => drawNumbers(made, 1, fan, count));
    await waitAFewMilliseconds();
    const failures = variants.flatMap(({ made, prefix }, i) => {
      const found = seedFaults(made, first[i] ?? []);
      return found.map((finding) => ({ ...finding, message: prefix + finding.message }));
    });
    const constants = variants.filter(({ made }) => isConstantInitializer(made));
    const notes = constants
      .slice(0, 1)
      .map(({ label }): Finding => ({ message: `${label} gives the same number for every seed.` }));
    return outcome(`${count} numbers from seed 1 twice, and from seed 2${inVariants(variants)}`, firstFew(failures), notes);
  },
};

function seedFaults(initializer: Initializer, first: readonly number[]): readonly Finding[] {
  drawNumbers(initializer, 3, { fanIn: 50, fanOut: 7 }, 7); // what another layer drew in between must not matter
  const again = drawNumbers(initializer, 1, fan, count);
  const i = first.findIndex((x, index) => !Object.is(x, again[index]));
  if (i !== -1) {
    const [expected, got] = [first[i] ?? NaN, again[i] ?? NaN].map(formatExactly);
    return [
      {
        message: `With the same seed, draw ${i + 1} is ${String(expected)} and then ${String(got)}.`,
        hint:
          'Every random number must come from the generator that sample is given: no Math.random, no clock, ' +
          'nothing remembered.',
        expected: String(expected),
        got: String(got),
      },
    ];
  }
  if (isConstantInitializer(initializer)) return [];
  const other = drawNumbers(initializer, 2, fan, count);
  if (other.some((x, index) => !Object.is(x, first[index]))) return [];
  return [{ message: `Seeds 1 and 2 give the same ${count} numbers.`, hint: 'Draw from the generator that sample is given.' }];
}
