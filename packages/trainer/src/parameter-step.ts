import type { Optimizer, Parameter, Prepare, Tensor, UpdateKernel } from '@vitrum/core';

/**
 * Binds an optimizer to a parameter: direct descent if the rule is a multiple of the gradient and nothing decays, otherwise the
 * operation `update`. Only weights decay.
 */
export function prepareStep(optimizer: Optimizer, parameter: Parameter, slots: Readonly<Record<string, Tensor>>, prepare: Prepare): UpdateKernel {
  const { stepSize } = optimizer;
  const weightDecay = parameter.role === 'weight' ? (optimizer.weightDecay ?? 0) : 0;
  if (stepSize !== undefined && weightDecay === 0) return (learningRate, step) => parameter.descend(stepSize(learningRate, step));
  // Bound at the first step: a gradient can only be read after a backward pass.
  let take: UpdateKernel | undefined;
  return (learningRate, step) => {
    const { gradient } = parameter; // reading it forms it
    take ??= prepare('update', { optimizer, value: parameter.value, gradient, slots, weightDecay });
    take(learningRate, step);
  };
}
