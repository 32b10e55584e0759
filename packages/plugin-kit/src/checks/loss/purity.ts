import type { ElementwiseLoss, RowwiseLoss } from '@vitrum/core';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatCount, formatNumber, formatRow } from '../../numerics/format-number.ts';
import { sampleRandom } from '../../numerics/sample-points.ts';
import type { Subject } from '../../subject.ts';
import { waitAFewMilliseconds, askAll, changedAnswer, type Repeatable } from '../old-purity.ts';
import { findingsOf, firstFew, inVariants, nothingUsable } from '../variant-findings.ts';
import { domainOf } from './domain.ts';
import { usableLosses } from './form.ts';
import { rowPurity } from './row-purity.ts';
import { sampleGradient } from './sample-cost.ts';
import { sampleRowPairs } from './samples.ts';

const inputs = 600;

/** The same outputs and targets give the same cost, whatever was called before, and nothing is written to but the result. */
export const lossPurity: Check<Subject<'losses'>> = {
  name: 'purity',
  title: 'the same outputs and targets give the same cost, and inputs are not written to',
  run: async (subject) => {
    const variants = usableLosses(subject);
    const [first] = variants;
    if (first === undefined) return nothingUsable();
    const asked = variants.map(({ made, ...rest }) => {
      const repeatables = made.kind === 'rowwise' ? ofRows(made) : ofNumbers(made);
      return { ...rest, made: repeatables.map((each) => ({ ...each, first: askAll(each.repeatable, each.count) })) };
    });
    await waitAFewMilliseconds();
    const failures = [
      ...findingsOf(asked, (each) => each.flatMap((one) => changedAnswer(one.repeatable, one.first)).slice(0, 1)),
      ...findingsOf(variants, rowPurity),
    ];
    const count =
      first.made.kind === 'rowwise'
        ? formatCount(sampleRowPairs(domainOf(first.made)).length, 'row')
        : formatCount(inputs, 'pair');
    return outcome(`${count}, three times in three orders${inVariants(variants)}`, firstFew(failures));
  },
};

interface Asked {
  readonly repeatable: Repeatable;
  readonly count: number;
}

function ofNumbers(loss: ElementwiseLoss): readonly Asked[] {
  const { value, derivative } = loss;
  const { outputs, targets } = domainOf(loss);
  const random = sampleRandom(6);
  const pairs = Array.from(
    { length: inputs },
    () =>
      [
        random.uniform(Math.max(outputs.from, -5), Math.min(outputs.to, 5)),
        random.uniform(Math.max(targets.from, -2), Math.min(targets.to, 2)),
      ] as const,
  );
  const at = (n: number): readonly [number, number] => pairs[n] ?? [0, 0];
  const text = (n: number): string => at(n).map(formatNumber).join(', ');
  const asked = [
    { count: inputs, repeatable: { describe: (n: number) => `ℓ(${text(n)})`, call: (n: number) => [value(...at(n))] } },
  ];
  if (derivative === undefined) return asked;
  return [...asked, { count: inputs, repeatable: { describe: (n) => `∂ℓ/∂y(${text(n)})`, call: (n) => [derivative(...at(n))] } }];
}

function ofRows(loss: RowwiseLoss): readonly Asked[] {
  const samples = sampleRowPairs(domainOf(loss));
  const at = (n: number): readonly [Float64Array, Float64Array] => [
    Float64Array.from(samples[n]?.outputs ?? []),
    Float64Array.from(samples[n]?.targets ?? []),
  ];
  const text = (n: number): string => at(n).map(formatRow).join(', ');
  return [
    { count: samples.length, repeatable: { describe: (n) => `C(${text(n)})`, call: (n) => [loss.value(...at(n))] } },
    {
      count: samples.length,
      repeatable: { describe: (n) => `∂C/∂y(${text(n)})`, call: (n) => sampleGradient(loss, ...at(n)) ?? [] },
    },
  ];
}
