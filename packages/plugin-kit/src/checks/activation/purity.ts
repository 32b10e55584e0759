import type { Activation, ElementwiseActivation, RowwiseActivation } from '@vitrum/core';
import { outcome, type Check } from '../../check.ts';
import { formatCount, formatNumber, formatRow } from '../../numerics/format-number.ts';
import { randomPoints } from '../../numerics/sample-points.ts';
import type { Subject } from '../../subject.ts';
import { aMoment, askAll, changedAnswer, type Repeatable } from '../purity.ts';
import { findingsOf, firstFew, inVariants, nothingUsable } from '../variant-findings.ts';
import { rowwisePurity } from './rowwise-purity.ts';
import { usableActivations } from './form.ts';
import { backwardRow, forwardRow } from './functions.ts';
import { sampleRows, weightsFor } from './rows.ts';

const inputs = 600;

/** The same input gives the same output, whatever was called before, and nothing is written to but the result. */
export const activationPurity: Check<Subject<'activations'>> = {
  name: 'purity',
  title: 'the same input gives the same output, and inputs are not written to',
  run: async (subject) => {
    const variants = usableActivations(subject);
    if (variants.length === 0) return nothingUsable();
    const asked = variants.map(({ made, ...rest }) => {
      const repeatables = repeatablesOf(made);
      return { ...rest, made: repeatables.map((each) => ({ ...each, first: askAll(each.repeatable, each.count) })) };
    });
    await aMoment();
    const failures = [
      ...findingsOf(asked, (each) => each.flatMap(({ repeatable, first }) => changedAnswer(repeatable, first)).slice(0, 1)),
      ...findingsOf(variants, (activation) => (activation.kind === 'rowwise' ? rowwisePurity(activation) : [])),
    ];
    const count = variants.some(({ made }) => made.kind === 'rowwise')
      ? formatCount(sampleRows().length, 'row')
      : formatCount(inputs, 'point');
    return outcome(`${count}, three times in three orders${inVariants(variants)}`, firstFew(failures));
  },
};

/** Something to ask, and how many inputs it takes. */
interface Asked {
  readonly repeatable: Repeatable;
  readonly count: number;
}

function repeatablesOf(activation: Activation): readonly Asked[] {
  return activation.kind === 'rowwise' ? ofRows(activation) : ofNumbers(activation);
}

function ofNumbers({ forward, derivative }: ElementwiseActivation): readonly Asked[] {
  const points = randomPoints(inputs);
  const at = (n: number): number => points[n] ?? 0;
  const asked: Asked[] = [
    { count: inputs, repeatable: { describe: (n) => `φ(${formatNumber(at(n))})`, call: (n) => [forward(at(n))] } },
  ];
  if (derivative === undefined) return asked;
  // Backpropagation calls forward for a whole batch before it asks for the first derivative: so a is kept.
  const kept = points.map((z) => forward(z));
  const slope = (n: number): readonly number[] => [derivative(at(n), kept[n] ?? 0)];
  const afterForward = (n: number): readonly number[] => [derivative(at(n), forward(at(n)))];
  const describe = (n: number): string => `φ′(${formatNumber(at(n))})`;
  let calls = 0; // the first time each derivative is asked for right after forward, then with forward long past
  return [...asked, { count: inputs, repeatable: { describe, call: (n) => (calls++ < inputs ? afterForward(n) : slope(n)) } }];
}

function ofRows(activation: RowwiseActivation): readonly Asked[] {
  const rows = sampleRows();
  const at = (n: number): Float64Array => Float64Array.from(rows[n] ?? []);
  const backward = (n: number): Float64Array => backwardRow(activation, at(n), weightsFor(rows[n] ?? [], n));
  return [
    {
      count: rows.length,
      repeatable: { describe: (n) => `a of z = ${formatRow(at(n))}`, call: (n) => forwardRow(activation, at(n)) },
    },
    { count: rows.length, repeatable: { describe: (n) => `dz of z = ${formatRow(at(n))}`, call: backward } },
  ];
}
