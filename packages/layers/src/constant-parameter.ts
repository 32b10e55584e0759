import type { ParameterPlan, Shape } from '@vitrum/core';
import { sizeOf } from '@vitrum/tensor';

/** A parameter with a constant first value and no weight decay: γ and β of a normalization. */
export function constantParameter(shape: Shape, value: number, role: ParameterPlan['role']): ParameterPlan {
  const size = sizeOf(shape);
  return { shape, initializer: { name: 'constant', sample: () => value }, fan: { fanIn: size, fanOut: size }, role };
}
