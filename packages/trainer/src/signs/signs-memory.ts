import { isFiniteNumber } from '@vitrum/core/internal';
import type { Curve } from './curve.ts';
import type { SeenEpochs } from './sign-finder.ts';

/** What is remembered of signs, as plain JSON. */
export interface SignsMemory extends SeenEpochs {
  /** The keys of the signs that were told. */
  readonly told: readonly string[];
}

/** The curve of a run that begins. */
export const emptyCurve = (before?: number): Curve => ({ ...(isFiniteNumber(before) && { before }), epochs: 0, latest: [] });
