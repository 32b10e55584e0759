import type { ElementwiseLoss, Loss, RowwiseLossFunctions } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { compareDerivative, compareGradient, judge, type Mismatch } from '../../numerics/compare-gradient.ts';
import { describeMismatches, explainFactor } from '../../numerics/describe-mismatches.ts';
import { formatCount, formatNumber, formatRow } from '../../numerics/format-number.ts';
import { domainOf, type Domain } from './domain.ts';
import { kinkNotes, lossJumps } from './kinks.ts';
import { derivativeOutputs, sampleRowPairs, sampleTargets, type Sample } from './samples.ts';

/** How near to a kink that hasKink names a disagreement does not count. */
const kinkMargin = 1e-6;
/** More than this share of the points cannot be kinks. */
const maxKinkShare = 0.2;

/** ∂ℓ/∂y is what central differences of ℓ in 64 bits give; for a row-wise loss, the gradient by every output. */
export const lossGradient = check<CheckContext<'losses'>>(
  'gradient',
  'the derivative agrees with central differences, and ℓ does not jump',
  ({ variants, first, tried }) => {
    tried(`${describePoints(first.made, domainOf(first.made))}, differences in 64 bits`);
    for (const { made, fail, note } of variants) {
      if (made.kind === 'rowwise') fail(...rowGradientFaults(made, sampleRowPairs(domainOf(made)), { gradient: '∂C/∂y', outputs: 'y' }));
      else {
        fail(...derivativeFaults(made), ...lossJumps(made));
        note(...missingDerivative(made), ...kinkNotes(made));
      }
    }
  },
);

function describePoints({ kind }: Loss, domain: Domain): string {
  if (kind === 'rowwise') return `every output of ${formatCount(sampleRowPairs(domain).length, 'row')}`;
  const points = sampleTargets(domain).reduce((sum, target) => sum + derivativeOutputs(domain, target).length, 0);
  return `${formatCount(points, 'pair')} of output and target`;
}

interface TargetMismatch extends Mismatch {
  readonly target: number;
}

function derivativeFaults(loss: ElementwiseLoss): readonly Fault[] {
  const { value, derivative, hasKink } = loss;
  if (derivative === undefined) return [];
  const domain = domainOf(loss);
  const mismatches: TargetMismatch[] = [];
  let [compared, points, kinks] = [0, 0, 0];
  for (const target of sampleTargets(domain)) {
    const isKink = (y: number): boolean => hasKink?.(y, target, kinkMargin * Math.max(1, Math.abs(y))) === true;
    const outputs = derivativeOutputs(domain, target);
    const comparison = compareDerivative((y) => value(y, target), (y) => derivative(y, target), outputs);
    points += outputs.length;
    kinks += outputs.filter(isKink).length;
    compared += comparison.compared;
    mismatches.push(...comparison.mismatches.filter(({ x }) => !isKink(x)).map((mismatch) => ({ ...mismatch, target })));
  }
  if (kinks > maxKinkShare * points) {
    return [{
      message:
        `hasKink says that there is a kink at ${formatCount(kinks, 'pair')} of ${points.toLocaleString('en-US')}; ` +
        'gradient checks would keep away from all of them.',
      hint: 'It must be true only where ℓ has no derivative less than the margin away.',
    }];
  }
  if (mismatches.length === 0) return [];
  return describeMismatches({ mismatches, compared }, {
    term: ({ x, target }) => `∂ℓ/∂y(${formatNumber(x)}, ${formatNumber(target)})`,
    unit: 'pair',
    variables: { y: ({ x }) => x, t: ({ target }) => target },
    hint: explainArguments(loss) ?? explainFactor((y) => value(y, 0.3), (y) => derivative(y, 0.3)),
  });
}

/** A derivative that is right with its arguments swapped. */
function explainArguments({ value, derivative }: ElementwiseLoss): string | undefined {
  const probes = [0.15, 0.35, 0.6, 0.85].flatMap((y) => [0.1, 0.45, 0.8].map((t) => [y, t] as const));
  const isRight = probes.every(([y, t]) => judge((x) => value(x, t), y, derivative?.(t, y) ?? NaN) === 'agrees');
  return isRight ? 'It would be right with its arguments swapped: the output comes first, the target second.' : undefined;
}

function missingDerivative({ derivative }: ElementwiseLoss): readonly Fault[] {
  if (derivative !== undefined) return [];
  return [{
    message:
      'It has no derivative: central differences serve, which cost two more calls of value for every output of every ' +
      'backward pass and are right to about ten digits of sixteen.',
    hint: 'Give it a derivative: (y, t) => …, by the output y.',
  }];
}

/** What the gradient and the row that it is by are called. */
interface RowNames {
  readonly gradient: string;
  readonly outputs: string;
}

/** Where the gradient of a loss over rows is not what central differences give. */
export function rowGradientFaults(loss: RowwiseLossFunctions, samples: readonly Sample[], names: RowNames): readonly Fault[] {
  return samples.flatMap(({ outputs, targets }) => {
    const [y, t, gradient] = [Float64Array.from(outputs), Float64Array.from(targets), new Float64Array(outputs.length)];
    loss.gradient(y.slice(), t.slice(), gradient);
    const comparison = compareGradient(() => loss.value(y.slice(), t.slice()), gradient, y);
    return describeMismatches(comparison, {
      term: ({ index = NaN }) => `${names.gradient}[${index}]`,
      unit: 'element',
      given: `for ${names.outputs} = ${formatRow(outputs)} and t = ${formatRow(targets)}`,
      hint: lengthHint(comparison.mismatches, outputs.length),
    });
  });
}

/** The length of the row is the factor that is most easily forgotten. */
function lengthHint([first]: readonly Mismatch[], length: number): string {
  const ratio = first === undefined ? NaN : first.got / first.expected;
  const isLength = length > 2 && [length, 1 / length].some((factor) => Math.abs(ratio / factor - 1) < 1e-3);
  return isLength
    ? 'It is off by the number of outputs: a mean in value needs the same division in gradient.'
    : 'gradient has to hold the derivative of value by every output of this one sample.';
}
