import type { LayerWeights } from '../../shared/api/run.ts';
import { roundedLimit, usualMagnitude } from './weight-scale.ts';

/** Which weights are shown: the current ones, the initial ones, or the change. */
export type Moment = 'now' | 'before' | 'change';

/** A layer's weights at the chosen time, with the scale of its pictures. */
export interface ShownLayer extends LayerWeights {
  readonly limit: number;
}

/**
 * The layers at a given time. `now` and `before` share a scale, for comparison; the change is smaller and has its own.
 */
export function shownLayers(now: readonly LayerWeights[], before: readonly LayerWeights[] | undefined, moment: Moment): readonly ShownLayer[] {
  return now.map((layer, index) => {
    const first = before?.[index];
    if (first?.values.length !== layer.values.length) return { ...layer, limit: limitOf(layer) };
    if (moment === 'change') {
      const changed = { ...layer, values: difference(layer.values, first.values), biases: difference(layer.biases, first.biases) };
      return { ...changed, limit: limitOf(changed) };
    }
    return { ...(moment === 'now' ? layer : first), limit: limitOf(layer, first) };
  });
}

const limitOf = (...layers: readonly LayerWeights[]): number =>
  roundedLimit(usualMagnitude(...layers.map(({ values }) => values)));

const difference = (now: Float32Array, before: Float32Array): Float32Array => now.map((value, i) => value - (before[i] ?? 0));
