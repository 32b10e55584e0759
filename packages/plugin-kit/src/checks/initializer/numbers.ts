import type { Fan, Initializer } from '@vitrum/core';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { distinctFindings, madeVariants } from '../shared/made-variants.ts';
import { firstFew, inVariants } from '../variant-findings.ts';
import { drawNumbers } from './draws.ts';

const fans: readonly Fan[] = [
  { fanIn: 1, fanOut: 1 },
  { fanIn: 1, fanOut: 1000 },
  { fanIn: 6, fanOut: 4 },
  { fanIn: 784, fanOut: 32 },
  { fanIn: 100_000, fanOut: 1 },
];
const count = 2000;

/** The first numbers of a network are finite, whatever its size. */
export const initializerNumbers: Check<Subject<'initializers'>> = {
  name: 'numbers',
  title: 'its numbers are finite, for layers of every size',
  run: (subject) => {
    const variants = madeVariants(subject, 'initializer');
    const failures = distinctFindings(variants, (initializer) => fans.flatMap((fan) => numberFaults(initializer, fan)));
    const [first] = variants;
    const told = first === undefined ? '' : `; ${describeDistribution(first.made, { fanIn: 784, fanOut: 32 })}`;
    return outcome(`${count} numbers for each of ${fans.length} sizes${inVariants(variants)}${told}`, firstFew(failures));
  },
};

function numberFaults(initializer: Initializer, fan: Fan): readonly Finding[] {
  const numbers: readonly unknown[] = drawNumbers(initializer, 1, fan, count);
  const i = numbers.findIndex((x) => !Number.isFinite(x));
  if (i === -1) return [];
  return [
    {
      message:
        `For fanIn = ${fan.fanIn} and fanOut = ${fan.fanOut}, draw ${i + 1} is ${String(numbers[i])}; ` +
        'every number must be finite.',
      expected: 'a finite number',
      got: String(numbers[i]),
    },
  ];
}

/** `mean 0.0002, variance 0.00245 for 784 inputs and 32 outputs` */
function describeDistribution(initializer: Initializer, fan: Fan): string {
  const numbers = drawNumbers(initializer, 2, fan, count);
  const mean = numbers.reduce((sum, x) => sum + x, 0) / count;
  const variance = numbers.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / count;
  const short = (x: number): string => formatNumber(Number(x.toPrecision(3)));
  return `mean ${short(mean)}, variance ${short(variance)} for ${fan.fanIn} inputs and ${fan.fanOut} outputs`;
}
