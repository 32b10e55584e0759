import type { Operation } from '@vitrum/core';
import * as gradients from '../reference-backend/gradients.ts';
import { sumOfSquares as plainSumOfSquares } from '../sum-of-squares.ts';

// For gradients and weights on their way to an update: an entry of its own, since few trainings need them.

export const sumOfSquares: Operation<'sum-of-squares'> = {
  name: 'sum-of-squares', reference: ({ values: { data } }) => () => plainSumOfSquares(data),
};
export const addScaled: Operation<'add-scaled'> = { name: 'add-scaled', reference: gradients.addScaled };
export const addSigns: Operation<'add-signs'> = { name: 'add-signs', reference: gradients.addSigns };
export const clamp: Operation<'clamp'> = { name: 'clamp', reference: gradients.clamp };
