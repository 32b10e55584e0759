import { resolveReference, type Activation, type LogitsLoss, type Loss, type Registry, type RowwiseLossFunctions } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { formatCount, formatRow } from '../../numerics/format-number.ts';
import { range, sampleRandom } from '../../numerics/sample-points.ts';
import { infiniteRowFaults } from './finite.ts';
import { rowGradientFaults } from './gradient.ts';
import { activateRow, sampleCost } from './sample-cost.ts';
import { addingUpToOne, type Sample } from './samples.ts';

/** How far the joint form may be from the two one after the other, whose logarithms are less exact. */
const valueTolerance = 1e-6;

/** A loss and an activation computed together: the same cost, the right gradient by z, finite at ±1000. */
export const lossFromLogits = check<CheckContext<'losses'>>(
  'from-logits',
  'the joint forms cost what loss and activation cost one after the other, and have the right gradient',
  ({ variants, registry, tried, note, skip }) => {
    const links = [...new Set(variants.flatMap(({ made }) => Object.keys(made.fromLogits ?? {})))];
    if (links.length === 0) skip('it has no fromLogits');
    tried(`${formatCount(sampleLogits('').length, 'row')} after ${links.join(' and ')}, and z = ±1000`);
    const activations = new Map(links.map((link) => [link, activationWithLink(registry, link)]));
    for (const { made, fail } of variants) {
      for (const [link, joint] of Object.entries(made.fromLogits ?? {})) {
        const activation = activations.get(link);
        if (activation !== undefined) fail(...jointFaults({ loss: made, joint, activation, link }));
      }
    }
    for (const link of links.filter((each) => activations.get(each) === undefined)) {
      note({
        message: `No activation has the link "${link}" that fromLogits names.`,
        hint: 'Known links: sigmoid, softmax. Contribute the activation in the same plugin if it is one of your own.',
      });
    }
  },
);

/** The activation that a link stands for, with its default options. */
function activationWithLink(registry: Registry, link: string): Activation | undefined {
  for (const { definition } of registry.activations.entries) {
    if ('options' in definition && Object.values(definition.options).some((option) => option.default === undefined)) continue;
    const activation = resolveReference(registry, 'activation', definition.name);
    if (activation.link === link) return activation;
  }
  return undefined;
}

/** A loss, an activation, and the form that joins them. */
interface Joint {
  readonly loss: Loss;
  readonly joint: LogitsLoss;
  readonly activation: Activation;
  readonly link: string;
}

/** The first fault of each sort. With its activation, a joint form is a loss over rows of z. */
function jointFaults({ loss, joint, activation, link }: Joint): readonly Fault[] {
  const samples = sampleLogits(link);
  const ofLogits: RowwiseLossFunctions = {
    kind: 'rowwise',
    value: joint.value,
    gradient: (z, t, dz) => joint.gradient(z, activateRow(activation, z), t, dz),
  };
  const [value, gradient] = [`fromLogits.${link}.value`, `fromLogits.${link}.gradient`];
  return [
    ...samples.flatMap((sample) => costFaults({ loss, joint, activation, link }, sample)).slice(0, 1),
    ...rowGradientFaults(ofLogits, samples, { gradient: `${gradient} gives dz`, outputs: 'z' }).slice(0, 1),
    ...infiniteRowFaults(ofLogits, extremeLogits, { value, gradient, outputs: 'z', hint: extremeHint }).slice(0, 1),
  ];
}

const extremeHint = 'Being finite for large z is what a joint form is for: take the largest z out before e^z.';

/** z near enough to 0 that no probability is clipped. Targets of a softmax add up to 1, those of other links need not. */
function sampleLogits(link: string): readonly Sample[] {
  const random = sampleRandom(5);
  return [1, 2, 5].flatMap((length) =>
    range(0, 19, (n) => {
      const z = range(1, length, () => random.uniform(-4, 4));
      const oneHot = range(0, length - 1, (i) => Number(i === n % length));
      const shares = range(1, length, () => random.uniform());
      const distribution = n % 2 === 0 ? oneHot : addingUpToOne(shares);
      const isIndependent = link !== 'softmax' && n % 4 === 3;
      return { outputs: z, targets: isIndependent ? shares : distribution };
    }),
  );
}

const extremeLogits: readonly Sample[] = [[1000, -1000], [-1000, 1000], [1000, 1000], [-1000, -1000]].flatMap((z) =>
  [[1, 0], [0, 1], [0.5, 0.5]].map((targets) => ({ outputs: z, targets })),
);

function costFaults({ loss, joint, activation, link }: Joint, sample: Sample): readonly Fault[] {
  const [z, targets] = [Float64Array.from(sample.outputs), Float64Array.from(sample.targets)];
  const expected = sampleCost(loss, activateRow(activation, z), targets);
  const got = joint.value(z, targets);
  if (Math.abs(got - expected) <= valueTolerance * Math.max(1, Math.abs(expected))) return [];
  return [{
    where: `fromLogits.${link}.value`,
    got,
    expected,
    source: `the loss of the ${link} of z is`,
    more: `So for z = ${formatRow(z)} and t = ${formatRow(targets)}`,
    hint:
      loss.kind !== 'rowwise' && loss.reduction === 'mean'
        ? 'The reduction is a mean: the joint form has to divide by the number of outputs itself.'
        : 'Both must be the same function of z.',
  }];
}
