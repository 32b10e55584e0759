import type { Schedule } from '@vitrum/core';
import type { Curve } from './curve.ts';
import { evenly } from './evenly.ts';

/** Number of epochs of the drawn run: only the shape matters. */
const epochs = 10;

/** The factor of η over the epochs of a short run. */
export function scheduleCurve({ name, factor }: Schedule): Curve {
  const points = evenly(0, epochs).map((epoch) => ({ x: epoch, value: factor({ epoch, epochs }), derivative: NaN, numerical: NaN }));
  return { title: name, variable: 'epoch', symbol: 'factor', points };
}
