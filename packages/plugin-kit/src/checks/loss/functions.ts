import { resolveReference, type Activation, type ElementwiseLoss, type FloatArray, type Loss, type LogitsLoss, type Registry } from '@vitrum/core';
import type { FunctionTable, NumberFunction, RowFunction } from '../functions/function-table.ts';
import { domainOf, within } from './domain.ts';
import { derivativeOutputs, extremeLogits, extremeOutputs, extremeRowPairs, sampleLogits, sampleRowPairs, sampleTargets } from './samples.ts';

/** Targets used in the search for steps and kinks. */
const scannedTargets = [-1, 0, 0.5, 1, 2.25];
const finiteHint =
  'One cost that is not finite makes a whole network NaN. ' +
  'Keep probabilities inside [10⁻⁷, 1 − 10⁻⁷] before a logarithm or a division, and powers of e small.';

/** The functions of a loss: ℓ for some targets, or the cost of a row; a joint form is a loss on rows of z. */
export function lossTable(registry: Registry, loss: Loss): FunctionTable {
  const joint = Object.entries(loss.fromLogits ?? {}).flatMap(([link, form]): readonly RowFunction[] => {
    const activation = activationWithLink(registry, link);
    return activation === undefined ? [] : [jointFunction(form, activation, link)];
  });
  if (loss.kind !== 'rowwise') {
    const { targets } = domainOf(loss);
    const nearestFirst = sampleTargets(domainOf(loss)).toSorted((a, b) => Math.abs(a) - Math.abs(b));
    return { numbers: numberFunctions(loss, nearestFirst), scanned: numberFunctions(loss, within(targets, scannedTargets)), rows: joint };
  }
  const domain = domainOf(loss);
  const ofRows: RowFunction = {
    names: { value: 'C', gradient: '∂C/∂y', x: 'y', other: 't' },
    samples: sampleRowPairs(domain),
    extremes: extremeRowPairs(domain),
    ...costAndGradient((y, t) => loss.value(y, t), (y, t, gradient) => loss.gradient(y, t, gradient)),
    finiteHint,
  };
  return { numbers: [], scanned: [], rows: [ofRows, ...joint] };
}

function numberFunctions(loss: ElementwiseLoss, targets: readonly number[]): readonly NumberFunction[] {
  const { value, derivative, hasKink } = loss;
  const domain = domainOf(loss);
  const [low, high] = [Math.max(domain.outputs.from, -20), Math.min(domain.outputs.to, 20)];
  const valuePoints = extremeOutputs(domain);
  return targets.map((target) => ({
    names: { value: 'ℓ', slope: '∂ℓ/∂y', variable: 'y' },
    target,
    f: (y) => value(y, target),
    derivative: derivative && ((y) => derivative(y, target)),
    swapped: derivative && ((y) => derivative(target, y)),
    swappedHint: 'It would be right with its arguments swapped: the output comes first, the target second.',
    kinks: [],
    namesKink: (y, margin) => hasKink?.(y, target, margin) === true,
    kinkProperty: 'hasKink',
    kinkHint: (found) => found.every(({ x }) => Math.abs(x - target) < 1e-9)
      ? 'Write hasKink: (y, t, margin) => Math.abs(y - t) <= margin.'
      : 'Give it hasKink: (y, t, margin) => …, true where a kink is nearer than the margin.',
    valuePoints,
    slopePoints: derivativeOutputs(domain, target),
    ranges: [{ from: low + 1 / 2 ** 6, to: high - 1 / 2 ** 6, spacing: 1 / 2 ** 7 }], // away from its ends, beyond which the loss may be undefined
    finiteHint,
  }));
}

function jointFunction(joint: LogitsLoss, activation: Activation, link: string): RowFunction {
  return {
    names: { value: `fromLogits.${link}.value`, gradient: `fromLogits.${link}.gradient`, x: 'z', other: 't' },
    samples: sampleLogits(link),
    extremes: extremeLogits,
    ...costAndGradient(joint.value, (z, t, dz) => joint.gradient(z, activateRow(activation, z), t, dz)),
    finiteHint: 'Being finite for large z is what a joint form is for: take the largest z out before e^z.',
  };
}

/** Each call gets copies: illegal writes are found by another check. */
function costAndGradient(
  cost: (y: FloatArray, t: FloatArray) => number,
  fill: (y: FloatArray, t: FloatArray, gradient: FloatArray) => void,
): Pick<RowFunction, 'values' | 'cost' | 'gradient' | 'gradientHint'> {
  return {
    values: (y, t) => [cost(y.slice(), t.slice())],
    cost: (y, t) => cost(y.slice(), t.slice()),
    gradient: (y, t) => {
      const gradient = y.map(() => 0);
      fill(y.slice(), t.slice(), gradient);
      return gradient;
    },
    gradientHint: 'gradient has to hold the derivative of value by every output of this one sample; a mean in value needs the same division in gradient.',
  };
}

/** The activation with that link, with default options. */
export function activationWithLink(registry: Registry, link: string): Activation | undefined {
  for (const { definition } of registry.activations.entries) {
    if ('options' in definition && Object.values(definition.options).some((option) => option.default === undefined)) continue;
    const activation = resolveReference(registry, 'activation', definition.name);
    if (activation.link === link) return activation;
  }
  return undefined;
}

/** a of a row. */
export function activateRow(activation: Activation, z: FloatArray): FloatArray {
  const a = z.slice();
  if (activation.kind === 'rowwise') activation.forward(z, a);
  else for (const [i, value] of z.entries()) a[i] = activation.forward(value);
  return a;
}

/** The cost of one sample, as defined by `Reduction`. */
export function sampleCost(loss: Loss, outputs: FloatArray, targets: FloatArray): number {
  if (loss.kind === 'rowwise') return loss.value(outputs.slice(), targets.slice());
  let sum = 0;
  for (const [i, y] of outputs.entries()) sum += loss.value(y, targets[i] ?? NaN);
  return loss.reduction === 'mean' ? sum / outputs.length : sum;
}
