import type { Operation } from '@vitrum/core';
import * as gradients from '../reference-backend/gradients.ts';
import { sumOfSquares as plainSumOfSquares } from '../sum-of-squares.ts';

// For gradients and weights on their way to an update: an entry of its own, since few trainings need them.

/** Σ values², in 64 bits and in a fixed order. */
export const sumOfSquares: Operation<'sum-of-squares'> = {
  name: 'sum-of-squares', reference: ({ values: { data } }) => () => plainSumOfSquares(data),
};
/** out = keep·out + factor·a. */
export const addScaled: Operation<'add-scaled'> = { name: 'add-scaled', reference: gradients.addScaled };
/** out = out + factor·sign(a), with the sign of 0 being 0. */
export const addSigns: Operation<'add-signs'> = { name: 'add-signs', reference: gradients.addSigns };
/** out = min(max(out, −limit), limit); NaN stays. */
export const clamp: Operation<'clamp'> = { name: 'clamp', reference: gradients.clamp };
