import type { Optimizer } from '@vitrum/core';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { range } from '../../numerics/sample-points.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { distinctFindings, madeVariants } from '../shared/made-variants.ts';
import { firstFew, inVariants } from '../variant-findings.ts';
import { startState, takeSteps } from './state.ts';

const steps = 3;
/** What training meets: nothing to do at all, and nearly nothing. */
const ordinary: readonly number[] = [0, 1e-45, 1e-38, 1e-30, -1e-30, 1e-8, 1, -1, 1000];
/** What only a training meets that is lost already. */
const enormous: readonly number[] = [1e30, -1e30];

/** Values stay finite, at a gradient of 0 above all, where a rule that divides by its size gives 0/0. */
export const optimizerFinite: Check<Subject<'optimizers'>> = {
  name: 'finite',
  title: 'values stay finite, at a gradient of 0 too',
  run: (subject) => {
    const variants = madeVariants(subject, 'optimizer');
    const find = (gradients: readonly number[]) => (optimizer: Optimizer) => gradients.flatMap((g) => faultAt(optimizer, g));
    const failures = distinctFindings(variants, find(ordinary));
    const notes = distinctFindings(variants, find(enormous));
    return outcome(
      `gradients of ${[...ordinary, ...enormous].map(formatNumber).join(', ')}, ${steps} steps each${inVariants(variants)}`,
      firstFew(failures),
      notes,
    );
  },
};

function faultAt(optimizer: Optimizer, gradient: number): readonly Finding[] {
  const state = startState(optimizer, [0.5]);
  takeSteps(
    optimizer,
    state,
    range(1, steps, () => [gradient]),
    0.01,
  );
  const value = state.value[0] ?? NaN;
  if (Number.isFinite(value)) return [];
  return [
    {
      message: `After ${steps} steps with a gradient of ${formatNumber(gradient)}, 0.5 has become ${formatNumber(value)}.`,
      hint:
        gradient === 0
          ? '0/0, most likely: add a small number to what it divides by.'
          : 'Keep a division away from zero, and a square from overflowing.',
      where: `gradient ${formatNumber(gradient)}`,
      expected: 'a finite number',
      got: formatNumber(value),
    },
  ];
}
