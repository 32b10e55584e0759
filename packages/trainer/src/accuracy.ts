import { defineMetric, type FloatArray } from '@vitrum/core';

/** Index of the largest number; the first one among equals, 0 for an empty row. */
export function argmax(values: FloatArray): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) {
    if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  }
  return best;
}

/**
 * The class that a row of outputs or of one-hot targets stands for: the place of the largest number; for a single number,
 * 1 above ½ and else 0.
 */
export function classOf(values: FloatArray): number {
  return values.length === 1 ? Number((values[0] ?? 0) > 0.5) : argmax(values);
}

/**
 * The share of samples whose largest output is where the largest target is; for a single output, whether both lie on the
 * same side of ½.
 */
export const accuracy = defineMetric({
  name: 'accuracy',
  description: 'Share of samples whose largest output is the right one',
  formula: '100 · mean [argmax y = argmax t]',
  source: 'Metz 1978, doi:10.1016/S0001-2998(78)80014-2',
  since: '0.1.0',
  unit: 'percent',
  score: (output, target) => Number(classOf(output) === classOf(target)),
});
