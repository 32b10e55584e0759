import type { Optimizer, OptimizerRule, Parameter, Prepare, Tensor } from '@vitrum/core';
import { decays, type UpdateKernel } from '@vitrum/core/internal';
import { update } from '@vitrum/tensor/operations';
import { ruleFor } from './rule-for.ts';

/**
 * Binds an optimizer to a parameter: direct descent if its rule is a multiple of the gradient and nothing decays, otherwise the
 * operation `update`. Only weights and embeddings decay.
 */
export function prepareStep(optimizer: Optimizer, parameter: Parameter, slots: Readonly<Record<string, Tensor>>, prepare: Prepare): UpdateKernel {
  const rule = ruleFor(optimizer, parameter);
  const weightDecay = decays(parameter.role) ? (rule.weightDecay ?? 0) : 0;
  const { stepSize } = optimizer;
  if (rule === optimizer && stepSize !== undefined && weightDecay === 0) return (learningRate, step) => parameter.descend(stepSize(learningRate, step));
  return prepareRule(rule, weightDecay, parameter, slots, prepare);
}

function prepareRule(
  rule: OptimizerRule, weightDecay: number, parameter: Parameter, slots: Readonly<Record<string, Tensor>>, prepare: Prepare,
): UpdateKernel {
  const { rateShare = 1 } = rule;
  // Bound at the first step: a gradient can only be read after a backward pass.
  let take: UpdateKernel | undefined;
  return (learningRate, step) => {
    const { gradient } = parameter; // reading it forms it
    take ??= prepare(update, { optimizer: rule, value: parameter.value, gradient, slots, weightDecay, role: parameter.role });
    take(rateShare * learningRate, step);
  };
}
