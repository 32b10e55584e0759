import type { ElementwiseLoss, RowwiseLoss } from '@vitrum/core';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { compareDerivative, judge, type Mismatch } from '../../numerics/compare-gradient.ts';
import { describeLossMismatches, type TargetMismatch } from './describe-mismatches.ts';
import { explainFactor } from '../../numerics/describe-mismatches.ts';
import { formatCount, formatNumber, formatRow } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { findingsOf, firstFew, inVariants, nothingUsable } from '../variant-findings.ts';
import { domainOf } from './domain.ts';
import { elementwiseOf, rowwiseOf } from '../form-check.ts';
import { usableLosses } from './form.ts';
import { derivativeOutputs, sampleRowPairs, sampleTargets } from './samples.ts';

/** How near to a kink that hasKink names a disagreement does not count. */
const kinkMargin = 1e-6;
/** More than this share of the points cannot be kinks. */
const maxKinkShare = 0.2;

/** ∂ℓ/∂y is what central differences of ℓ in 64 bits give; for a row-wise loss, the gradient by every output. */
export const lossGradient: Check<Subject<'losses'>> = {
  name: 'gradient',
  title: 'the derivative agrees with central differences',
  run: (subject) => {
    const variants = usableLosses(subject);
    const [first] = variants;
    if (first === undefined) return nothingUsable();
    const domain = domainOf(first.made);
    const elementwise = elementwiseOf(variants);
    const failures = [...findingsOf(elementwise, elementwiseFindings), ...findingsOf(rowwiseOf(variants), rowwiseFindings)];
    const notes = findingsOf(elementwise.slice(0, 1), missingDerivative);
    const points = sampleTargets(domain).reduce((sum, target) => sum + derivativeOutputs(domain, target).length, 0);
    const count =
      elementwise.length > 0
        ? `${formatCount(points, 'pair')} of output and target`
        : `every output of ${formatCount(sampleRowPairs(domain).length, 'row')}`;
    return outcome(`${count}${inVariants(variants)}, differences in 64 bits`, firstFew(failures), notes);
  },
};

function elementwiseFindings(loss: ElementwiseLoss): readonly Finding[] {
  const { value, derivative, hasKink } = loss;
  if (derivative === undefined) return [];
  const domain = domainOf(loss);
  const mismatches: TargetMismatch[] = [];
  let compared = 0;
  let points = 0;
  let kinks = 0;
  for (const target of sampleTargets(domain)) {
    const isKink = ({ x }: Pick<Mismatch, 'x'>): boolean => hasKink?.(x, target, kinkMargin * Math.max(1, Math.abs(x))) === true;
    const outputs = derivativeOutputs(domain, target);
    const comparison = compareDerivative(
      (y) => value(y, target),
      (y) => derivative(y, target),
      outputs,
    );
    points += outputs.length;
    kinks += outputs.filter((x) => isKink({ x })).length;
    compared += comparison.compared;
    mismatches.push(
      ...comparison.mismatches.filter((mismatch) => !isKink(mismatch)).map((mismatch) => ({ ...mismatch, target })),
    );
  }
  if (kinks > maxKinkShare * points) return [tooManyKinks(kinks, points)];
  if (mismatches.length === 0) return [];
  const hint =
    explainArguments(loss) ??
    explainFactor(
      (y) => value(y, 0.3),
      (y) => derivative(y, 0.3),
    );
  return [{ ...describeLossMismatches(mismatches, compared), ...(hint !== undefined && { hint }) }];
}

function tooManyKinks(kinks: number, points: number): Finding {
  return {
    message:
      `hasKink says that there is a kink at ${formatCount(kinks, 'pair')} of ${points.toLocaleString('en-US')}; ` +
      'gradient checks would keep away from all of them.',
    hint: 'It must be true only where ℓ has no derivative less than the margin away.',
  };
}

/** A derivative that is right with its arguments swapped, or by the other argument. */
function explainArguments({ value, derivative }: ElementwiseLoss): string | undefined {
  if (derivative === undefined) return undefined;
  const probes = [0.15, 0.35, 0.6, 0.85].flatMap((y) => [0.1, 0.45, 0.8].map((t) => [y, t] as const));
  const agreesAs = (slope: (y: number, t: number) => number): boolean =>
    probes.every(([y, t]) => judge((x) => value(x, t), y, slope(y, t)) === 'agrees');
  return agreesAs((y, t) => derivative(t, y))
    ? 'It would be right with its arguments swapped: the output comes first, the target second.'
    : undefined;
}

function missingDerivative({ derivative }: ElementwiseLoss): readonly Finding[] {
  if (derivative !== undefined) return [];
  return [
    {
      message:
        'It has no derivative: central differences serve, which cost two more calls of value for every output of every ' +
        'backward pass and are right to about ten digits of sixteen.',
      hint: 'Give it a derivative: (y, t) => …, by the output y.',
    },
  ];
}

function rowwiseFindings(loss: RowwiseLoss): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { outputs, targets } of sampleRowPairs(domainOf(loss))) {
    const [y, t, gradient] = [Float64Array.from(outputs), Float64Array.from(targets), new Float64Array(outputs.length)];
    loss.gradient(y, t, gradient);
    for (const [i, got] of gradient.entries()) {
      const expected = judge((output) => loss.value(y.with(i, output), t), y[i] ?? NaN, got);
      if (typeof expected !== 'number' || !Number.isFinite(got)) continue;
      findings.push({
        message:
          `∂C/∂y[${i}] = ${formatNumber(got)} for the outputs ${formatRow(y)} and the targets ${formatRow(t)}; ` +
          `central differences give ${formatNumber(expected)}.`,
        hint: factorHint(got / expected, outputs.length),
        where: `y = ${formatRow(y)}, t = ${formatRow(t)}, element ${i}`,
        expected: formatNumber(expected),
        got: formatNumber(got),
      });
    }
  }
  return findings;
}

/** The length of the row is the factor that is most easily forgotten. */
function factorHint(ratio: number, length: number): string {
  const isLength = length > 2 && [length, 1 / length].some((factor) => Math.abs(ratio / factor - 1) < 1e-3);
  return isLength
    ? 'It is off by the number of outputs: a mean in value needs the same division in gradient.'
    : 'gradient has to hold the derivative of value by every output of this one sample.';
}
