import type { ElementwiseLoss, RowwiseLoss, RowwiseLossFunctions } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { describeRun, findFaultRuns, type FaultRun } from '../../numerics/fault-runs.ts';
import { formatCount, formatNumber, formatRow } from '../../numerics/format-number.ts';
import { describeDomain, domainOf } from './domain.ts';
import { extremeOutputs, extremeRowPairs, sampleRowPairs, sampleTargets, type Sample } from './samples.ts';

const hint =
  'One cost that is not finite makes a whole network NaN. ' +
  'Keep probabilities inside [10⁻⁷, 1 − 10⁻⁷] before a logarithm or a division, and powers of e small.';
const nanHint = 'NaN says that a network has gone wrong, and must not be hidden. Every comparison with NaN is false.';

/** ℓ and its derivative are finite for all outputs and targets that the loss is made for; NaN stays NaN. */
export const lossFinite = check<CheckContext<'losses'>>(
  'finite',
  'ℓ and its derivative are finite, and NaN stays NaN',
  ({ variants, first: { made: first, note }, tried }) => {
    const domain = domainOf(first);
    const count =
      first.kind === 'rowwise'
        ? formatCount(extremeRowPairs(domain).length + sampleRowPairs(domain).length, 'row')
        : `${formatCount(extremeOutputs(domain).length, 'output')} for each of ${formatCount(sampleTargets(domain).length, 'target')}`;
    tried(`${count}, outputs ${domain.outputs.name}, targets ${domain.targets.name}`);
    note(...describeDomain(domain));
    for (const { made, fail } of variants) fail(...(made.kind === 'rowwise' ? rowFaults(made) : numberFaults(made)));
  },
);

function numberFaults(loss: ElementwiseLoss): readonly Fault[] {
  const domain = domainOf(loss);
  const { value, derivative } = loss;
  const [outputs, targets] = [extremeOutputs(domain), sampleTargets(domain)];
  // Where ℓ itself is not finite, that is the one cause of both.
  const slope = derivative && ((y: number, t: number): number => (Number.isFinite(value(y, t)) ? derivative(y, t) : 0));
  const cost = value(NaN, 0.5);
  return [
    ...infiniteFaults('ℓ', value, outputs, targets),
    ...(slope === undefined ? [] : infiniteFaults('∂ℓ/∂y', slope, outputs, targets)),
    ...(Number.isNaN(cost) ? [] : [{ where: 'ℓ(NaN, 0.5)', got: cost, expected: NaN, hint: nanHint }]),
  ];
}

/** What is not finite for some target; of each kind of fault the target that is nearest to 0. */
function infiniteFaults(
  symbol: string,
  f: (y: number, t: number) => number,
  outputs: readonly number[],
  targets: readonly number[],
): readonly Fault[] {
  const kinds = new Map<string, { readonly run: FaultRun<number>; readonly target: number; readonly others: number }>();
  for (const target of targets.toSorted((a, b) => Math.abs(a) - Math.abs(b))) {
    const faultAt = (y: number): number | undefined => (Number.isFinite(f(y, target)) ? undefined : f(y, target));
    for (const run of findFaultRuns(outputs, faultAt, Object.is)) {
      const kind = `${run.fault} at ${run.worst === target ? 'the target' : run.worst}`;
      const seen = kinds.get(kind);
      kinds.set(kind, seen === undefined ? { run, target, others: 0 } : { ...seen, others: seen.others + 1 });
    }
  }
  return [...kinds.values()].map(({ run, target, others }): Fault => ({
    where: `${symbol}(${formatNumber(run.worst)}, ${formatNumber(target)})`,
    got: run.fault,
    expected: 'a finite number',
    more:
      `It is not finite ${describeRun(run, 'y', formatNumber)} for t = ${formatNumber(target)}` +
      (others === 0 ? '' : `, and so for ${formatCount(others, 'other target')}`),
    hint,
  }));
}

function rowFaults(loss: RowwiseLoss): readonly Fault[] {
  const domain = domainOf(loss);
  const cost = loss.value(Float64Array.of(0.2, NaN, 0.5), Float64Array.of(0.2, 0.5, 0.3));
  return [
    ...infiniteRowFaults(loss, [...extremeRowPairs(domain), ...sampleRowPairs(domain)], { value: 'C', gradient: '∂C/∂y', outputs: 'y', hint }),
    ...(Number.isNaN(cost) ? [] : [{ where: 'C([0.2, NaN, 0.5], [0.2, 0.5, 0.3])', got: cost, expected: NaN, hint: nanHint }]),
  ];
}

/** What the functions of a loss over rows are called, and what to do about them. */
interface RowWords {
  readonly value: string;
  readonly gradient: string;
  readonly outputs: string;
  readonly hint: string;
}

/** The rows at which a loss or its gradient is not finite. */
export function infiniteRowFaults(loss: RowwiseLossFunctions, samples: readonly Sample[], words: RowWords): readonly Fault[] {
  return samples.flatMap(({ outputs, targets }): readonly Fault[] => {
    const [y, t, gradient] = [Float64Array.from(outputs), Float64Array.from(targets), new Float64Array(outputs.length)];
    const cost = loss.value(y, t);
    loss.gradient(y, t, gradient);
    if (Number.isFinite(cost) && gradient.every(Number.isFinite)) return [];
    const [where, got] = Number.isFinite(cost) ? [words.gradient, formatRow(gradient)] as const : [words.value, cost] as const;
    return [{ where, got, expected: 'finite', more: `So for ${words.outputs} = ${formatRow(outputs)} and t = ${formatRow(targets)}`, hint: words.hint }];
  });
}
