import type { ElementwiseActivation, RowwiseActivation } from '@vitrum/core';
import { centralDifference } from '@vitrum/tensor';
import { outcome, type Check } from '../../check.ts';
import { compareDerivative, judge } from '../../numerics/compare-derivative.ts';
import { describeMismatches, explainFactor } from '../../numerics/describe-mismatches.ts';
import { findCorners } from '../../numerics/find-kinks.ts';
import { formatCount, formatNumber, formatRow } from '../../numerics/format-number.ts';
import { derivativePoints } from '../../numerics/sample-points.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { findingsOf, firstFew, inVariants, nothingUsable } from '../variant-findings.ts';
import { elementwiseOf, rowwiseOf } from '../form-check.ts';
import { usableActivations } from './form.ts';
import { backwardRow, forwardRow, ownDerivative } from './functions.ts';
import { sampleRows, weightsFor } from './rows.ts';

/** The share of the points at which something must be for a note about it. */
const worthTelling = 0.01;

/** φ′ is what central differences of φ in 64 bits give; for a row-wise activation, Jᵀ·da. */
export const activationGradient: Check<Subject<'activations'>> = {
  name: 'gradient',
  title: 'the derivative agrees with central differences',
  run: (subject) => {
    const variants = usableActivations(subject);
    if (variants.length === 0) return nothingUsable();
    const points = derivativePoints();
    const rows = sampleRows();
    const elementwise = elementwiseOf(variants);
    const failures = [
      ...findingsOf(elementwise, (activation) => elementwiseFindings(activation, points)),
      ...findingsOf(rowwiseOf(variants), (activation) => rowwiseFindings(activation, rows)),
    ];
    const notes = findingsOf(elementwise.slice(0, 1), (activation) => [
      ...missingDerivative(activation, points),
      ...unsettled(activation, points),
    ]);
    const tried =
      elementwise.length > 0
        ? `${formatCount(points.length, 'point')} from −1000 to 1000`
        : `every element of ${formatCount(rows.length, 'row')} of 1 to 10 numbers`;
    return outcome(`${tried}${inVariants(variants)}, differences in 64 bits`, firstFew(failures), notes);
  },
};

function elementwiseFindings(activation: ElementwiseActivation, points: readonly number[]): readonly Finding[] {
  const { forward, kinks = [] } = activation;
  const derivative = ownDerivative(activation);
  if (derivative === undefined) return [];
  const found = findCorners(forward, derivative);
  const corners = [...kinks, ...found.kinks.map(({ x }) => x), ...found.jumps.map(({ x }) => x)];
  const comparison = compareDerivative(forward, derivative, points, corners);
  if (comparison.mismatches.length === 0) return [];
  const hint = explainSwap(activation, points, corners) ?? explainFactor(forward, derivative);
  return [{ ...describeMismatches(comparison, 'φ′', 'z'), ...(hint !== undefined && { hint }) }];
}

/** A derivative that is right when it is given a in the place of z was written for a alone. */
function explainSwap(
  { forward, derivative }: ElementwiseActivation,
  points: readonly number[],
  corners: readonly number[],
): string | undefined {
  if (derivative === undefined) return undefined;
  const near = points.filter((z) => Math.abs(z) <= 5);
  const { mismatches, compared } = compareDerivative(forward, (z) => derivative(forward(z), z), near, corners);
  if (mismatches.length > 0 || compared === 0) return undefined;
  return 'It would be right with its arguments swapped: derivative(z, a) is given z first and a = φ(z) second.';
}

/** What it costs to bring no derivative. */
function missingDerivative({ forward, derivative, kinks }: ElementwiseActivation, points: readonly number[]): readonly Finding[] {
  if (derivative !== undefined) return [];
  const { mismatches } = compareDerivative(forward, centralDifference(forward), points, kinks);
  const worst =
    mismatches.length < worthTelling * points.length
      ? ''
      : ` At ${formatCount(mismatches.length, 'point')} they are not even right to 0.02 %.`;
  return [
    {
      message:
        'It has no derivative: central differences serve, which cost two more calls of φ for every number of every ' +
        `backward pass and are right to about ten digits of sixteen.${worst}`,
      hint: 'Give it a derivative: (z, a) => …, with a = φ(z) already computed.',
    },
  ];
}

/** Where central differences say nothing, because φ is rounded too much or changes too fast. */
function unsettled(activation: ElementwiseActivation, points: readonly number[]): readonly Finding[] {
  const derivative = ownDerivative(activation);
  if (derivative === undefined) return [];
  const { unsettled: count } = compareDerivative(activation.forward, derivative, points, activation.kinks);
  if (count < worthTelling * points.length) return [];
  return [
    {
      message:
        `Central differences say nothing at ${formatCount(count, 'point')} of ${points.length.toLocaleString('en-US')}: ` +
        'φ is rounded too coarsely there, or changes too fast.',
      hint: 'Compute φ in 64 bits, without Math.fround; what is stored is rounded to 32 bits afterwards.',
    },
  ];
}

function rowwiseFindings(activation: RowwiseActivation, rows: readonly (readonly number[])[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [n, values] of rows.entries()) {
    const z = Float64Array.from(values);
    const da = weightsFor(values, n);
    const dz = backwardRow(activation, z, da);
    for (const [i, got] of dz.entries()) {
      if (!Number.isFinite(got)) continue;
      const weighted = (zi: number): number => dot(da, forwardRow(activation, z.with(i, zi)));
      const expected = judge(weighted, z[i] ?? NaN, got);
      if (typeof expected !== 'number') continue;
      findings.push({
        message:
          `backward gives dz[${i}] = ${formatNumber(got)} for z = ${formatRow(z)} and da = ${formatRow(da)}; ` +
          `central differences of da·a give ${formatNumber(expected)}.`,
        hint: 'dz[i] is Σⱼ da[j] · ∂a[j]/∂z[i]: every output counts.',
        where: `z = ${formatRow(z)}, element ${i}`,
        expected: formatNumber(expected),
        got: formatNumber(got),
      });
    }
  }
  return findings;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? NaN), 0);
}
