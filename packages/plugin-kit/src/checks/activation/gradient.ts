import type { ElementwiseActivation, RowwiseActivation } from '@vitrum/core';
import { centralDifference } from '@vitrum/tensor';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { compareDerivative, compareGradient } from '../../numerics/compare-gradient.ts';
import { describeMismatches, explainFactor } from '../../numerics/describe-mismatches.ts';
import { formatCount, formatNumber, formatRow } from '../../numerics/format-number.ts';
import { derivativePoints } from '../../numerics/sample-points.ts';
import { backwardRow, forwardRow, ownDerivative } from './functions.ts';
import { kinkFaults, kinksOf, smoothFault, undeclaredNotes } from './kinks.ts';
import { sampleRows, weightsFor } from './rows.ts';

/** The share of the points at which something must be for a note about it. */
const worthTelling = 0.01;

/** φ′ is what central differences of φ in 64 bits give; for a row-wise activation, Jᵀ·da. */
export const activationGradient = check<CheckContext<'activations'>>(
  'gradient',
  'the derivative agrees with central differences, and φ does not jump',
  ({ variants, tried }) => {
    const [points, rows] = [derivativePoints(), sampleRows()];
    const what = variants.some(({ made }) => made.kind !== 'rowwise')
      ? `${formatCount(points.length, 'point')} from −1000 to 1000`
      : `every element of ${formatCount(rows.length, 'row')} of 1 to 10 numbers`;
    tried(`${what}, differences in 64 bits`);
    const known = variants.map(({ made }) => kinksOf(made));
    const confirmed = known.flatMap(({ confirmed: kinks }) => kinks.map(({ x }) => x));
    for (const [i, { made, fail, note }] of variants.entries()) {
      if (made.kind === 'rowwise') {
        fail(...rowFaults(made, rows));
        continue;
      }
      const kinks = known[i] ?? kinksOf(made);
      const corners = [...(made.kinks ?? []), ...[...kinks.undeclared, ...kinks.jumps].map(({ x }) => x)];
      const { faults, notes } = compare(made, points, corners);
      fail(...faults, ...kinkFaults(made, kinks));
      note(...notes, ...undeclaredNotes(made, kinks));
      for (const kink of kinks.smooth) (confirmed.includes(kink.x) ? note : fail)(smoothFault(kink));
    }
  },
);

function compare(
  activation: ElementwiseActivation,
  points: readonly number[],
  corners: readonly number[],
): { readonly faults: readonly Fault[]; readonly notes: readonly Fault[] } {
  const { forward } = activation;
  const derivative = ownDerivative(activation);
  const comparison = compareDerivative(forward, derivative ?? centralDifference(forward), points, corners);
  if (derivative === undefined) return { faults: [], notes: [missingDerivative(comparison.mismatches.length / points.length)] };
  const isRight = comparison.mismatches.length === 0;
  return {
    faults: describeMismatches(comparison, {
      term: ({ x }) => `φ′(${formatNumber(x)})`,
      unit: 'point',
      variables: { z: ({ x }) => x },
      hint: isRight ? undefined : (explainSwap(activation, points, corners) ?? explainFactor(forward, derivative)),
    }),
    notes: comparison.unsettled < worthTelling * points.length ? [] : [unsettledNote(comparison.unsettled, points.length)],
  };
}

/** A derivative that is right when it is given a in the place of z was written for a alone. */
function explainSwap({ forward, derivative }: ElementwiseActivation, points: readonly number[], corners: readonly number[]): string | undefined {
  if (derivative === undefined) return undefined;
  const near = points.filter((z) => Math.abs(z) <= 5);
  const { mismatches, compared } = compareDerivative(forward, (z) => derivative(forward(z), z), near, corners);
  if (mismatches.length > 0 || compared === 0) return undefined;
  return 'It would be right with its arguments swapped: derivative(z, a) is given z first and a = φ(z) second.';
}

/** What it costs to bring no derivative. */
function missingDerivative(wrongShare: number): Fault {
  const worst = wrongShare < worthTelling ? '' : ` At ${formatNumber(100 * wrongShare)} % of the points they are not even right to 0.02 %.`;
  return {
    message:
      'It has no derivative: central differences serve, which cost two more calls of φ for every number of every ' +
      `backward pass and are right to about ten digits of sixteen.${worst}`,
    hint: 'Give it a derivative: (z, a) => …, with a = φ(z) already computed.',
  };
}

/** Where φ is rounded too much or changes too fast. */
function unsettledNote(unsettled: number, points: number): Fault {
  return {
    message:
      `Central differences say nothing at ${formatCount(unsettled, 'point')} of ${points.toLocaleString('en-US')}: ` +
      'φ is rounded too coarsely there, or changes too fast.',
    hint: 'Compute φ in 64 bits, without Math.fround; what is stored is rounded to 32 bits afterwards.',
  };
}

/** C = da·a has the gradient dz. */
function rowFaults(activation: RowwiseActivation, rows: readonly (readonly number[])[]): readonly Fault[] {
  return rows.flatMap((values, n) => {
    const [z, moved] = [Float64Array.from(values), Float64Array.from(values)];
    const da = weightsFor(values, n);
    const cost = (): number => forwardRow(activation, moved).reduce((sum, a, i) => sum + a * (da[i] ?? NaN), 0);
    return describeMismatches(compareGradient(cost, backwardRow(activation, z, da), moved), {
      term: ({ index = NaN }) => `dz[${index}]`,
      unit: 'element',
      given: `for z = ${formatRow(z)} and da = ${formatRow(da)}`,
      hint: 'dz[i] is Σⱼ da[j] · ∂a[j]/∂z[i]: every output counts.',
    });
  });
}
