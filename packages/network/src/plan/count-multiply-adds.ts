import type { LayerPlan } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';

/** How many products a layer adds up for one sample: what its plan says, else what its units read, else one for every weight and scale. */
export function countMultiplyAdds(plan: LayerPlan): number {
  if (plan.multiplyAdds !== undefined) return plan.multiplyAdds;
  return plan.incoming === undefined ? countFactors(plan) : countTerms(plan, sizeOf(plan.outputShape));
}

function countTerms(plan: LayerPlan, units: number): number {
  let count = 0;
  for (let unit = 0; unit < units; unit++) count += plan.incoming?.(unit).inputs.length ?? 0;
  return count;
}

function countFactors({ parameters = {} }: LayerPlan): number {
  return Object.values(parameters).reduce((count, { shape, role }) => (role === 'bias' ? count : count + sizeOf(shape)), 0);
}
