import { VitrumError, type Optimizer, type Parameter } from '@vitrum/core';
import { isMatrix } from './rule-for.ts';

/**
 * Refuses an optimizer with a rule for matrices where there are none.
 *
 * @throws VITRUM_INVALID_CONFIG
 */
export function requireMatrices({ name, matrices }: Optimizer, parameters: readonly Parameter[]): void {
  if (matrices === undefined || parameters.length === 0 || parameters.some(isMatrix)) return;
  const listed = parameters.map(({ name: parameter, value: { shape } }) => `${parameter} (${shape.join(' × ')})`).join(', ');
  throw new VitrumError({
    code: 'VITRUM_INVALID_CONFIG',
    message: `The optimizer "${name}" is for matrices of weights, and this network has none: it learns ${listed}.`,
    hint: 'Choose another optimizer, such as adamw, or a network with dense layers or convolutions.',
  });
}
