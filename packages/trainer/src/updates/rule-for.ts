import type { Optimizer, OptimizerRule, Parameter } from '@vitrum/core';

/** The rule by which an optimizer updates a parameter: that for matrices, if it has one and the parameter is one. */
export function ruleFor(optimizer: Optimizer, parameter: Pick<Parameter, 'role' | 'value'>): OptimizerRule {
  return optimizer.matrices !== undefined && isMatrix(parameter) ? optimizer.matrices : optimizer;
}

/** Weights of two axes or more: a table of embeddings is not multiplied with anything. */
export const isMatrix = ({ role, value: { shape } }: Pick<Parameter, 'role' | 'value'>): boolean => role === 'weight' && shape.length >= 2;
