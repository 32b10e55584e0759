import { VitrumError } from '@vitrum/core';
import type { ArrayContent, Targets } from '@vitrum/datasets';
import { formatCount } from '@vitrum/datasets/internal';

/**
 * Targets with the weights of their samples.
 *
 * @throws VITRUM_COUNT_MISMATCH; VITRUM_INVALID_DATASET for a weight that is not a number greater than 0
 */
export function withWeights(targets: Targets, weights: ArrayContent | undefined): Targets {
  if (weights === undefined) return targets;
  const { name, numbers } = weights;
  if (numbers.length !== targets.count) {
    throw new VitrumError({
      code: 'VITRUM_COUNT_MISMATCH',
      message: `${name} has ${formatCount(numbers.length)} weights for ${formatCount(targets.count)} samples.`,
      hint: 'Give one weight for each training sample.',
    });
  }
  const place = numbers.findIndex((weight) => !(weight > 0 && weight < Infinity));
  if (place !== -1) {
    throw new VitrumError({
      code: 'VITRUM_INVALID_DATASET',
      message: `${name} has the weight ${numbers[place]} for sample ${formatCount(place)}, which is not a number greater than 0.`,
      hint: 'Leave out samples that should not count, and give the others positive weights.',
    });
  }
  return { ...targets, weight: (index) => numbers[index] ?? 1 };
}
