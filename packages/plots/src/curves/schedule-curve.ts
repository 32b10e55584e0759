import type { Schedule } from '@vitrum/core';
import type { Curve } from './curve.ts';
import { evenly } from './evenly.ts';

/** Epochs of the run that a schedule is drawn for: only its shape matters. */
const epochs = 10;

/** By what η is multiplied, over the epochs of a short run. */
export function scheduleCurve({ name, factor }: Schedule): Curve {
  const points = evenly(0, epochs).map((epoch) => ({ x: epoch, value: factor({ epoch, epochs }), derivative: NaN, numerical: NaN }));
  return { title: name, variable: 'epoch', symbol: 'factor', points };
}
