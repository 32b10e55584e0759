import type { Schedule, TrainingProgress } from '@vitrum/core';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { formatNumber } from '../../numerics/format-number.ts';
import { range } from '../../numerics/sample-points.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { distinctFindings, madeVariants } from '../shared/made-variants.ts';
import { firstFew, inVariants } from '../variant-findings.ts';

const epochCounts: readonly number[] = [1, 2, 5, 100];
const stepsPerEpoch = 20;

/** Where a run may stand, from its first step to its last. */
export const progressions: readonly TrainingProgress[] = epochCounts.flatMap((epochs) =>
  range(0, epochs * stepsPerEpoch, (n) => ({ epoch: n / stepsPerEpoch, epochs })),
);

/** A learning rate is a number that is not negative, in every step. */
export const scheduleFactor: Check<Subject<'schedules'>> = {
  name: 'factor',
  title: 'its factor is finite and not negative, from the first step to the last',
  run: (subject) => {
    const variants = madeVariants(subject, 'schedule');
    const failures = distinctFindings(variants, factorFaults);
    const notes = distinctFindings(variants, zeroNotes);
    return outcome(
      `${progressions.length} steps of runs of ${epochCounts.join(', ')} epochs${inVariants(variants)}`,
      firstFew(failures),
      notes,
    );
  },
};

function factorFaults({ factor }: Schedule): readonly Finding[] {
  const wrong = progressions.filter((progress) => !isFactor(factor(progress)));
  const [first] = wrong;
  if (first === undefined) return [];
  const got: unknown = factor(first);
  return [
    {
      message:
        `The factor at epoch ${formatNumber(first.epoch)} of ${first.epochs} is ${describe(got)}; ` +
        `it must be a finite number of at least 0. So at ${wrong.length} steps of ${progressions.length}.`,
      hint: 'A run of one epoch, its first step and its last are the usual places for a division by zero.',
      where: `epoch ${formatNumber(first.epoch)} of ${first.epochs}`,
      got: describe(got),
    },
  ];
}

const describe = (value: unknown): string => (typeof value === 'number' ? formatNumber(value) : String(value));

const isFactor = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0;

function zeroNotes({ factor }: Schedule): readonly Finding[] {
  return epochCounts
    .filter((epochs) =>
      progressions.filter((progress) => progress.epochs === epochs).every((progress) => factor(progress) === 0),
    )
    .map((epochs) => ({
      message: `In a run of ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'} the factor is 0 in every step: nothing is learned.`,
    }));
}
