import { gradientCheck } from '../functions/gradient.ts';
import { lossTable } from './functions.ts';

/** ∂ℓ/∂y is what central differences of ℓ give; for a loss over rows and for joint forms, the gradient by every element. */
export const lossGradient = gradientCheck<'losses'>('the derivative agrees with central differences, and ℓ does not jump', lossTable);
