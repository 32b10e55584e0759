import { gradientCheck } from '../functions/gradient.ts';
import { lossTable } from './functions.ts';

/** ∂ℓ/∂y agrees with central differences of ℓ; for row-wise losses and joint forms, every element of the gradient does. */
export const lossGradient = gradientCheck<'losses'>('the derivative agrees with central differences, and ℓ does not jump', lossTable);
