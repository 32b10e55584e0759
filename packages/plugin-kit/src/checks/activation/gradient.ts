import { gradientCheck } from '../functions/gradient.ts';
import { activationTable } from './functions.ts';

/** φ′ is what central differences of φ give; for a row-wise activation, Jᵀ·da. */
export const activationGradient = gradientCheck<'activations'>('the derivative agrees with central differences, and φ does not jump', activationTable);
