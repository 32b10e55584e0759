import { resolveReference, type Activation, type LogitsLoss, type Loss, type Registry } from '@vitrum/core';
import { skipped, outcome, type OldCheck as Check } from '../../old-check.ts';
import { judge } from '../../numerics/compare-gradient.ts';
import { formatCount, formatNumber, formatRow } from '../../numerics/format-number.ts';
import { range, sampleRandom } from '../../numerics/sample-points.ts';
import type { Finding } from '../../report.ts';
import type { Subject } from '../../subject.ts';
import { findingsOf, firstFew, inVariants, nothingUsable } from '../variant-findings.ts';
import { usableLosses } from './form.ts';
import { addingUpToOne } from './samples.ts';
import { activateRow, sampleCost } from './sample-cost.ts';

/** How far the joint form may be from the two one after the other, whose logarithms are less exact. */
const valueTolerance = 1e-6;

/** A loss and an activation computed together: the same cost, the right gradient by z, finite at ±1000. */
export const lossFromLogits: Check<Subject<'losses'>> = {
  name: 'from-logits',
  title: 'the joint forms cost what loss and activation cost one after the other, and have the right gradient',
  run: (subject) => {
    const usable = usableLosses(subject);
    if (usable.length === 0) return nothingUsable();
    const variants = usable.filter(({ made }) => Object.keys(made.fromLogits ?? {}).length > 0);
    if (variants.length === 0) return skipped('it has no fromLogits');
    const links = [...new Set(variants.flatMap(({ made }) => Object.keys(made.fromLogits ?? {})))];
    const activations = new Map(links.map((link) => [link, activationWithLink(subject.registry, link)]));
    const failures = findingsOf(variants, (loss) => linkFindings(loss, activations));
    const missing = links.filter((link) => activations.get(link) === undefined);
    const notes = missing.map((link): Finding => ({
      message: `No activation has the link "${link}" that fromLogits names.`,
      hint: 'Known links: sigmoid, softmax. Contribute the activation in the same plugin if it is one of your own.',
    }));
    return outcome(
      `${formatCount(sampleLogits('').length, 'row')} after ${links.join(' and ')}, and z = ±1000${inVariants(variants)}`,
      firstFew(failures),
      notes,
    );
  },
};

/** The activation that a link stands for, with its default options. */
function activationWithLink(registry: Registry, link: string): Activation | undefined {
  for (const { definition } of registry.activations.entries) {
    if ('options' in definition && Object.values(definition.options).some((option) => option.default === undefined)) continue;
    const activation = resolveReference(registry, 'activation', definition.name);
    if (activation.link === link) return activation;
  }
  return undefined;
}

function linkFindings(loss: Loss, activations: ReadonlyMap<string, Activation | undefined>): readonly Finding[] {
  return Object.entries(loss.fromLogits ?? {}).flatMap(([link, joint]) => {
    const activation = activations.get(link);
    if (activation === undefined) return [];
    const samples = sampleLogits(link);
    return [
      ...samples.flatMap((sample) => costFindings(loss, joint, activation, sample, link)).slice(0, 1),
      ...samples.flatMap((sample) => gradientFindings(joint, activation, sample, link)).slice(0, 1),
      ...extremeLogits.flatMap((sample) => extremeFindings(joint, activation, sample, link)).slice(0, 1),
    ];
  });
}

/** z and targets of one sample. */
interface LogitsSample {
  readonly z: Float64Array;
  readonly targets: Float64Array;
}

/** z near enough to 0 that no probability is clipped. Targets of a softmax add up to 1, those of other links need not. */
function sampleLogits(link: string): readonly LogitsSample[] {
  const random = sampleRandom(5);
  return [1, 2, 5].flatMap((length) =>
    range(0, 19, (n) => {
      const z = Float64Array.from(range(1, length, () => random.uniform(-4, 4)));
      const oneHot = range(0, length - 1, (i) => Number(i === n % length));
      const shares = range(1, length, () => random.uniform());
      const distribution = n % 2 === 0 ? oneHot : addingUpToOne(shares);
      const isIndependent = link !== 'softmax' && n % 4 === 3;
      return { z, targets: Float64Array.from(isIndependent ? shares : distribution) };
    }),
  );
}

const extremeLogits: readonly LogitsSample[] = [
  [1000, -1000],
  [-1000, 1000],
  [1000, 1000],
  [-1000, -1000],
].flatMap((z) =>
  [
    [1, 0],
    [0, 1],
    [0.5, 0.5],
  ].map((targets) => ({ z: Float64Array.from(z), targets: Float64Array.from(targets) })),
);

function costFindings(
  loss: Loss,
  joint: LogitsLoss,
  activation: Activation,
  { z, targets }: LogitsSample,
  link: string,
): readonly Finding[] {
  const expected = sampleCost(loss, activateRow(activation, z), targets);
  const got = joint.value(z, targets);
  if (Math.abs(got - expected) <= valueTolerance * Math.max(1, Math.abs(expected))) return [];
  return [
    {
      message:
        `fromLogits.${link}.value = ${formatNumber(got)} for z = ${formatRow(z)} and t = ${formatRow(targets)}; ` +
        `the loss of the ${link} of z is ${formatNumber(expected)}.`,
      hint:
        loss.kind !== 'rowwise' && loss.reduction === 'mean'
          ? 'The reduction is a mean: the joint form has to divide by the number of outputs itself.'
          : 'Both must be the same function of z.',
      where: `z = ${formatRow(z)}, t = ${formatRow(targets)}`,
      expected: formatNumber(expected),
      got: formatNumber(got),
    },
  ];
}

function gradientFindings(
  joint: LogitsLoss,
  activation: Activation,
  { z, targets }: LogitsSample,
  link: string,
): readonly Finding[] {
  const dz = new Float64Array(z.length);
  joint.gradient(z, activateRow(activation, z), targets, dz);
  return [...dz].flatMap((got, i) => {
    const expected = judge((zi) => joint.value(z.with(i, zi), targets), z[i] ?? NaN, got);
    if (typeof expected !== 'number') return [];
    return [
      {
        message:
          `fromLogits.${link}.gradient gives dz[${i}] = ${formatNumber(got)} ` +
          `for z = ${formatRow(z)} and t = ${formatRow(targets)}; ` +
          `central differences of its value give ${formatNumber(expected)}.`,
        where: `z = ${formatRow(z)}, t = ${formatRow(targets)}, element ${i}`,
        expected: formatNumber(expected),
        got: formatNumber(got),
      },
    ];
  });
}

function extremeFindings(
  joint: LogitsLoss,
  activation: Activation,
  { z, targets }: LogitsSample,
  link: string,
): readonly Finding[] {
  const dz = new Float64Array(z.length);
  const cost = joint.value(z, targets);
  joint.gradient(z, activateRow(activation, z), targets, dz);
  if (Number.isFinite(cost) && dz.every(Number.isFinite)) return [];
  const got = Number.isFinite(cost) ? `gradient = ${formatRow(dz)}` : `value = ${formatNumber(cost)}`;
  return [
    {
      message: `fromLogits.${link}.${got} for z = ${formatRow(z)} and t = ${formatRow(targets)}; it must be finite.`,
      hint: 'Being finite for large z is what a joint form is for: take the largest z out before e^z.',
      where: `z = ${formatRow(z)}, t = ${formatRow(targets)}`,
      expected: 'finite',
      got,
    },
  ];
}
