import type { Backend, Optimizer, Parameter, ParameterUpdate, Tensor, UpdateKernel } from '@vitrum/core';

/** One optimizer step of one parameter. */
export type ParameterStep = (learningRate: number, step: number) => void;

type MutableUpdate = { -readonly [Key in keyof ParameterUpdate]: ParameterUpdate[Key] };

/**
 * Binds an optimizer to a parameter, by the shortest way there is: straight descent where the rule is a multiple of the
 * gradient and the parameter can do that, else a kernel of the backend, else the plain rule.
 */
export function prepareStep(
  optimizer: Optimizer,
  parameter: Parameter,
  slots: Readonly<Record<string, Tensor>>,
  backend: Backend,
): ParameterStep {
  const { stepSize } = optimizer;
  if (stepSize !== undefined && parameter.descend !== undefined) {
    return (learningRate, step) => parameter.descend?.(stepSize(learningRate, step));
  }
  // Bound at the first step: a gradient can be read when a backward pass has been made.
  let take: UpdateKernel | undefined;
  return (learningRate, step) => {
    const { gradient } = parameter; // read in every step: a parameter may form it only then
    take ??= backend.prepareUpdate(optimizer, { value: parameter.value, gradient, slots }) ?? plainRule(optimizer, parameter, slots);
    take(learningRate, step);
  };
}

function plainRule(optimizer: Optimizer, { value, gradient }: Parameter, slots: Readonly<Record<string, Tensor>>): UpdateKernel {
  const update: MutableUpdate = {
    value: value.data,
    gradient: gradient.data,
    slots: Object.fromEntries(Object.entries(slots).map(([name, { data }]) => [name, data])),
    learningRate: 0,
    step: 0,
  };
  return (learningRate, step) => {
    update.learningRate = learningRate;
    update.step = step;
    optimizer.update(update);
  };
}
