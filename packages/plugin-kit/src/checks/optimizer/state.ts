import type { FloatArray, OptimizerFunctions, Precision } from '@vitrum/core';
import { createFloatArray } from '@vitrum/tensor';

/** A parameter and the optimizer's memory for it. */
export interface ParameterState {
  readonly value: FloatArray;
  readonly slots: Readonly<Record<string, FloatArray>>;
}

/** A parameter with its memory at zero. */
export function startState(
  optimizer: OptimizerFunctions,
  values: readonly number[],
  precision: Precision = 'float32',
): ParameterState {
  const value = createFloatArray(values.length, precision);
  value.set(values);
  const slots = (optimizer.slots ?? []).map((slot): [string, FloatArray] => [slot, createFloatArray(values.length, precision)]);
  return { value, slots: Object.fromEntries(slots) };
}

/** One step for each gradient; the steps are numbered from 1. */
export function takeSteps(
  optimizer: OptimizerFunctions,
  { value, slots }: ParameterState,
  gradients: readonly (readonly number[])[],
  learningRate: number,
): void {
  const precision = value instanceof Float32Array ? 'float32' : 'float64';
  for (const [i, numbers] of gradients.entries()) {
    const gradient = createFloatArray(numbers.length, precision);
    gradient.set(numbers);
    optimizer.update({ value, gradient, slots, learningRate, step: i + 1 });
  }
}
