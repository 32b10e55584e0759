import { VitrumError, type FloatArray, type ParameterPlan, type Precision, type RandomGenerator } from '@vitrum/core';
import { contributionFailure } from '@vitrum/core/internal';
import { createFloatArray, sizeOf } from '@vitrum/tensor';

/** The first values of a parameter in row-major order, drawn along its axes in the plan's order. */
export function drawValues({ shape, initializer, fan, drawOrder = shape.map((_, axis) => axis) }: ParameterPlan, random: RandomGenerator, precision: Precision): FloatArray {
  const values = createFloatArray(sizeOf(shape), precision);
  const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  const drawAxis = (depth: number, offset: number): void => {
    const axis = drawOrder[depth];
    if (axis === undefined) {
      values[offset] = initializer.sample(random, fan);
      return;
    }
    for (let i = 0; i < (shape[axis] ?? 0); i++) drawAxis(depth + 1, offset + i * (strides[axis] ?? 0));
  };
  try {
    drawAxis(0, 0);
  } catch (error) {
    throw contributionFailure('initializers', initializer.name, initializer, error);
  }
  checkFinite(values, initializer.name);
  return values;
}

/** A single one would make every output NaN, which would look like divergence. */
function checkFinite(values: FloatArray, name: string): void {
  const value = values.find((drawn) => !Number.isFinite(drawn));
  if (value === undefined) return;
  throw new VitrumError({
    code: 'VITRUM_CONTRIBUTION_FAILED',
    message: `The initializer "${name}" gives ${value} as the first value of a parameter.`,
    hint: 'Fix its function or its options, which must give finite numbers, or take another one.',
  });
}
