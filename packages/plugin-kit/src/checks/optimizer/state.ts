import type { FloatArray, OptimizerFunctions, Precision } from '@vitrum/core';
import { createFloatArray } from '@vitrum/tensor';

/** A parameter and the optimizer's memory for it. */
export interface ParameterState {
  readonly value: FloatArray;
  readonly slots: Readonly<Record<string, FloatArray>>;
}

/** A parameter with zeroed memory. */
export function startState({ slots = [] }: OptimizerFunctions, values: readonly number[], precision: Precision = 'float32'): ParameterState {
  const value = createFloatArray(values.length, precision);
  value.set(values);
  return { value, slots: Object.fromEntries(slots.map((slot) => [slot, createFloatArray(values.length, precision)])) };
}

/** One step for each gradient, in 32 bits. */
export function takeSteps(optimizer: OptimizerFunctions, state: ParameterState, gradients: readonly (readonly number[])[], learningRate: number, firstStep = 1): void {
  for (const [i, gradient] of gradients.entries()) optimizer.update({ ...state, gradient: Float32Array.from(gradient), learningRate, step: firstStep + i });
}
