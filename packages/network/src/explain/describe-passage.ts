import type { ErrorPassage } from './neuron-explanation.ts';
import { placeIn } from '../look/picture-form.ts';

/** One sentence on how an error comes back through a layer without weights: `max-pool2d: the largest of its window, at (2, 3), …`. */
export function describePassage({ type, outputShape, terms }: ErrorPassage): string {
  const [only, ...more] = terms;
  const isLargest = type === 'max-pool2d';
  if (only === undefined) {
    return isLargest
      ? 'max-pool2d: another number of its window is larger, so that no error comes back'
      : `${type}: no output depends on it here, so that no error comes back`;
  }
  if (more.length > 0) return `${type}: ${terms.length} outputs depend on it, and the error of each comes back times its derivative`;
  const place = `(${placeIn(outputShape, only.unit).join(', ')})`;
  if (isLargest) return `max-pool2d: it is the largest of its window, so that the error of ${place} comes back as it is`;
  return only.derivative === 1 ? `${type}: the error of ${place} comes back as it is` : `${type}: the error of ${place} comes back times ${Number(only.derivative.toPrecision(4))}`;
}
