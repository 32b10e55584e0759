import { gradientCheck } from '../functions/gradient.ts';
import { activationTable } from './functions.ts';

/** φ′ agrees with central differences of φ; for a row-wise activation, Jᵀ·da does. */
export const activationGradient = gradientCheck<'activations'>('the derivative agrees with central differences, and φ does not jump', (_, activation) => activationTable(activation));
