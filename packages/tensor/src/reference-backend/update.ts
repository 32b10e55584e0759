import type { FloatArray, ParameterUpdate } from '@vitrum/core';
import type { UpdateKernel, UpdateOperands } from '@vitrum/core/internal';

/** θ ← (1 − η·λ)·θ, then a step of the optimizer's rule. */
export function update({ optimizer, value, gradient, slots, weightDecay = 0, role = 'weight' }: UpdateOperands): UpdateKernel {
  const arrays = Object.fromEntries(Object.entries(slots).map(([name, { data }]): [string, FloatArray] => [name, data]));
  const step: { -readonly [Key in keyof ParameterUpdate]: ParameterUpdate[Key] } = {
    value: value.data, gradient: gradient.data, shape: value.shape, role, slots: arrays, learningRate: 0, step: 0,
  };
  return (learningRate, number) => {
    if (weightDecay > 0) scale(value.data, 1 - learningRate * weightDecay);
    step.learningRate = learningRate;
    step.step = number;
    optimizer.update(step);
  };
}

function scale(values: FloatArray, factor: number): void {
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) * factor;
}
