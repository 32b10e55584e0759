import type { ElementwiseLoss, RowwiseLoss } from '@vitrum/core';
import { outcome, type OldCheck as Check } from '../../old-check.ts';
import { describeRun, findFaultRuns, type FaultRun } from '../../numerics/fault-runs.ts';
import { formatCount, formatNumber, formatRow } from '../../numerics/format-number.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { findingsOf, firstFew, inVariants, nothingUsable } from '../variant-findings.ts';
import { describeDomain, domainOf } from './domain.ts';
import { elementwiseOf, rowwiseOf } from '../form-check.ts';
import { usableLosses } from './form.ts';
import { extremeOutputs, extremeRowPairs, sampleRowPairs, sampleTargets } from './samples.ts';

const hint =
  'One cost that is not finite makes a whole network NaN. ' +
  'Keep probabilities inside [10⁻⁷, 1 − 10⁻⁷] before a logarithm or a division, and powers of e small.';

/** ℓ and its derivative are finite for all outputs and targets that the loss is made for; NaN stays NaN. */
export const lossFinite: Check<Subject<'losses'>> = {
  name: 'finite',
  title: 'ℓ and its derivative are finite, and NaN stays NaN',
  run: (subject) => {
    const variants = usableLosses(subject);
    const [first] = variants;
    if (first === undefined) return nothingUsable();
    const domain = domainOf(first.made);
    const failures = [
      ...findingsOf(elementwiseOf(variants), elementwiseFindings),
      ...findingsOf(rowwiseOf(variants), rowwiseFindings),
    ];
    const count =
      first.made.kind === 'rowwise'
        ? formatCount(extremeRowPairs(domain).length + sampleRowPairs(domain).length, 'row')
        : `${formatCount(extremeOutputs(domain).length, 'output')} for each of ` +
          formatCount(sampleTargets(domain).length, 'target');
    const tried = `${count}, outputs ${domain.outputs.name}, targets ${domain.targets.name}${inVariants(variants)}`;
    return outcome(tried, firstFew(failures), describeDomain(domain));
  },
};

function elementwiseFindings(loss: ElementwiseLoss): readonly Finding[] {
  const domain = domainOf(loss);
  const { value, derivative } = loss;
  const outputs = extremeOutputs(domain);
  const targets = sampleTargets(domain);
  const valueFindings = finitenessFindings('ℓ', value, outputs, targets);
  // Where ℓ itself is not finite, that is the one cause of both.
  const slope = derivative && ((y: number, t: number): number => (Number.isFinite(value(y, t)) ? derivative(y, t) : 0));
  const slopeFindings = slope === undefined ? [] : finitenessFindings('∂ℓ/∂y', slope, outputs, targets);
  return [...valueFindings, ...slopeFindings, ...hiddenNaN(loss)];
}

/** What is not finite for some target; of each kind of fault the target that is nearest to 0. */
function finitenessFindings(
  symbol: string,
  f: (y: number, t: number) => number,
  outputs: readonly number[],
  targets: readonly number[],
): readonly Finding[] {
  const kinds = new Map<string, { readonly run: FaultRun<number>; readonly target: number; readonly others: number }>();
  for (const target of targets.toSorted((a, b) => Math.abs(a) - Math.abs(b))) {
    const faultAt = (y: number): number | undefined => (Number.isFinite(f(y, target)) ? undefined : f(y, target));
    for (const run of findFaultRuns(outputs, faultAt, Object.is)) {
      const kind = `${run.fault} at ${run.worst === target ? 'the target' : run.worst}`;
      const seen = kinds.get(kind);
      kinds.set(kind, seen === undefined ? { run, target, others: 0 } : { ...seen, others: seen.others + 1 });
    }
  }
  return [...kinds.values()].map(({ run, target, others }) => {
    const at = `${symbol}(${formatNumber(run.worst)}, ${formatNumber(target)})`;
    const where = describeRun(run, 'y', formatNumber);
    const more = others === 0 ? '' : `, and so for ${formatCount(others, 'other target')}`;
    return {
      message: `${at} = ${formatNumber(run.fault)}: it is not finite ${where} for t = ${formatNumber(target)}${more}.`,
      hint,
      where: `y = ${formatNumber(run.worst)}, t = ${formatNumber(target)}`,
      expected: 'a finite number',
      got: formatNumber(run.fault),
    };
  });
}

function hiddenNaN({ value }: ElementwiseLoss): readonly Finding[] {
  const cost = value(NaN, 0.5);
  return Number.isNaN(cost) ? [] : [hiddenNaNFinding('ℓ(NaN, 0.5)', cost)];
}

function hiddenNaNFinding(text: string, cost: number): Finding {
  return {
    message: `${text} = ${formatNumber(cost)}; it must be NaN.`,
    hint: 'NaN says that a network has gone wrong, and must not be hidden. Every comparison with NaN is false.',
    where: text,
    expected: 'NaN',
    got: formatNumber(cost),
  };
}

function rowwiseFindings(loss: RowwiseLoss): readonly Finding[] {
  const domain = domainOf(loss);
  const findings: Finding[] = [];
  for (const { outputs, targets } of [...extremeRowPairs(domain), ...sampleRowPairs(domain)]) {
    const [y, t, gradient] = [Float64Array.from(outputs), Float64Array.from(targets), new Float64Array(outputs.length)];
    const cost = loss.value(y, t);
    loss.gradient(y, t, gradient);
    if (Number.isFinite(cost) && gradient.every(Number.isFinite)) continue;
    const [symbol, got] = Number.isFinite(cost) ? ['∂C/∂y', formatRow(gradient)] : ['C', formatNumber(cost)];
    findings.push({
      message: `${symbol} = ${got} for the outputs ${formatRow(y)} and the targets ${formatRow(t)}; it must be finite.`,
      hint,
      where: `y = ${formatRow(y)}, t = ${formatRow(t)}`,
      expected: 'finite',
      got,
    });
  }
  const cost = loss.value(Float64Array.of(0.2, NaN, 0.5), Float64Array.of(0.2, 0.5, 0.3));
  return Number.isNaN(cost) ? findings : [...findings, hiddenNaNFinding('C([0.2, NaN, 0.5], [0.2, 0.5, 0.3])', cost)];
}
