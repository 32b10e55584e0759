import type { Activation, Loss } from '@vitrum/core';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import { formatCount, formatRow } from '../../numerics/format-number.ts';
import { activateRow, activationWithLink, sampleCost } from './functions.ts';
import { sampleLogits } from './samples.ts';

/** Tolerance between the joint form and the separate one, whose logarithms are less accurate. */
const tolerance = 1e-6;

/** A joint form gives the same cost as activation and loss in sequence; its gradient is checked with the others. */
export const lossFromLogits = check<CheckContext<'losses'>>(
  'from-logits',
  'the joint forms cost what loss and activation cost one after the other',
  ({ variants, registry, tried, note, skip }) => {
    const links = [...new Set(variants.flatMap(({ made }) => Object.keys(made.fromLogits ?? {})))];
    if (links.length === 0) skip('it has no fromLogits');
    tried(`${formatCount(sampleLogits('').length, 'row')} after ${links.join(' and ')}`);
    for (const link of links) {
      const activation = activationWithLink(registry, link);
      if (activation !== undefined) for (const { made, fail } of variants) fail(...costFaults(made, activation, link));
      else note({
        message: `No activation has the link "${link}" that fromLogits names.`,
        hint: 'Known links: sigmoid, softmax. Contribute the activation in the same plugin if it is one of your own.',
      });
    }
  },
);

function costFaults(loss: Loss, activation: Activation, link: string): readonly Fault[] {
  const joint = loss.fromLogits?.[link];
  if (joint === undefined) return [];
  for (const { x, other } of sampleLogits(link)) {
    const [z, targets] = [Float64Array.from(x), Float64Array.from(other)];
    const expected = sampleCost(loss, activateRow(activation, z), targets);
    const got = joint.value(z.slice(), targets.slice());
    if (Math.abs(got - expected) <= tolerance * Math.max(1, Math.abs(expected))) continue;
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
  return [];
}
