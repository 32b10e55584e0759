import { VitrumError, type Optimizer, type OptimizerRule, type Parameter } from '@vitrum/core';

/** The rule by which an optimizer updates a parameter: that for matrices, if it has one and the parameter is one. */
export function ruleFor(optimizer: Optimizer, parameter: Pick<Parameter, 'role' | 'value'>): OptimizerRule {
  return optimizer.matrices !== undefined && isMatrix(parameter) ? optimizer.matrices : optimizer;
}

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

/** Weights of two axes or more: a table of embeddings is not multiplied with anything. */
const isMatrix = ({ role, value: { shape } }: Pick<Parameter, 'role' | 'value'>): boolean => role === 'weight' && shape.length >= 2;
