import { sizeOf, formatShape, isSameShape } from '@vitrum/tensor';
import type { CheckContext } from '../../check-context.ts';
import { check } from '../../check.ts';
import type { Fault } from '../../finding.ts';
import type { NetworkCase } from './network-case.ts';

/** A network fits its data: it reads as many numbers as a sample has, and gives as many outputs as are needed. */
export const networkEnds = check<CheckContext<'networks'>>('ends', 'it reads what the data give, and ends with as many outputs and the activation that it was asked for', ({ variants, tried }) => {
  tried([...new Set(variants.flatMap(({ made }) => made.map(({ place }) => place)))].join('; '));
  for (const { made, fail } of variants) for (const each of made) fail(...faultsOf(each));
});

function faultsOf({ place, ends, plan }: NetworkCase): readonly Fault[] {
  const { inputShape, outputs, outputActivation } = ends;
  const wanted = typeof outputActivation === 'string' ? outputActivation : outputActivation.type;
  const given = plan.layers.at(-1)?.plan.activation?.name;
  return [
    ...(sizeOf(plan.inputShape) === sizeOf(inputShape) ? [] : [{
      message: `For ${place} its inputShape is ${formatShape(plan.inputShape)}, which has ${sizeOf(plan.inputShape)} numbers and not ${sizeOf(inputShape)}.`,
      hint: 'Return the inputShape that build is given, or another shape of as many numbers.',
    }]),
    ...(isSameShape(plan.outputShape, [outputs]) ? [] : [{
      message: `For ${place} it gives outputs of shape ${formatShape(plan.outputShape)}.`,
      hint: 'End with { type: "dense", units: outputs, activation: outputActivation }.',
    }]),
    ...(given === wanted ? [] : [{
      message: `For ${place} it ends with ${given === undefined ? 'no activation' : `the activation "${given}"`}, and was asked for "${wanted}".`,
      hint: 'Give the last layer the outputActivation that build is given: the loss depends on it.',
    }]),
  ];
}
