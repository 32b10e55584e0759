import type { FloatArray, OptimizerFunctions, OptimizerRule, ParameterUpdate, Precision, Shape } from '@vitrum/core';
import { createFloatArray } from '@vitrum/tensor';

/** A rule of an optimizer: its own, or that for matrices. */
export interface TriedRule {
  readonly rule: OptimizerRule;
  /** `update`, or `matrices.update`. */
  readonly name: string;
  readonly shapeOf: (count: number) => Shape;
}

/** The rules of an optimizer. */
export function rulesOf(optimizer: OptimizerFunctions): readonly TriedRule[] {
  const own: TriedRule = { rule: optimizer, name: 'update', shapeOf: (count) => [count] };
  const { matrices } = optimizer;
  return matrices === undefined ? [own] : [own, { rule: matrices, name: 'matrices.update', shapeOf: matrixOf }];
}

/** Two axes, as equal as the number of elements allows. */
function matrixOf(count: number): Shape {
  let columns = Math.floor(Math.sqrt(count));
  while (count % columns > 0) columns--;
  return [count / columns, columns];
}

/** A parameter and the optimizer's memory for it. */
export type ParameterState = Pick<ParameterUpdate, 'value' | 'shape' | 'role' | 'slots'>;

/** A weight with zeroed memory. */
export function startState({ rule: { slots = [] }, shapeOf }: TriedRule, values: readonly number[], precision: Precision = 'float32'): ParameterState {
  const value = createFloatArray(values.length, precision);
  value.set(values);
  const memory = Object.fromEntries(slots.map((slot): [string, FloatArray] => [slot, createFloatArray(values.length, precision)]));
  return { value, shape: shapeOf(values.length), role: 'weight', slots: memory };
}

/** One step for each gradient, in 32 bits. */
export function takeSteps({ rule }: TriedRule, state: ParameterState, gradients: readonly (readonly number[])[], learningRate: number, firstStep = 1): void {
  for (const [i, gradient] of gradients.entries()) rule.update({ ...state, gradient: Float32Array.from(gradient), learningRate, step: firstStep + i });
}
