import type { Optimizer, Parameter, Prepare, Tensor, UpdateKernel } from '@vitrum/core';

/**
 * Binds an optimizer to a parameter, by the shortest way there is: straight descent where the rule is a multiple of the
 * gradient, else the operation `update`.
 */
export function prepareStep(optimizer: Optimizer, parameter: Parameter, slots: Readonly<Record<string, Tensor>>, prepare: Prepare): UpdateKernel {
  const { stepSize } = optimizer;
  if (stepSize !== undefined) return (learningRate, step) => parameter.descend(stepSize(learningRate, step));
  // Bound at the first step: a gradient can be read when a backward pass has been made.
  let take: UpdateKernel | undefined;
  return (learningRate, step) => {
    const { gradient } = parameter; // read in every step: it is formed only then
    take ??= prepare('update', { optimizer, value: parameter.value, gradient, slots });
    take(learningRate, step);
  };
}
