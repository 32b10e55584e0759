import { describe, expect, test } from 'vitest';
import type { Tensor } from '@vitrum/core';
import { referenceBackend, tensorFrom } from '@vitrum/tensor';
import { LazyParameter, type GradientRule } from '../src/lazy-parameter.ts';

// θ = [1, 2] with ∂C/∂θ = xᵀ·δ: small whole numbers, so that every result is exact.
const x = tensorFrom([2, 2], [1, 2, 3, 4]);
const dz = tensorFrom([2, 1], [5, -1]);
const gradientByHand = [2, 6]; // 1·5 − 3·1, 2·5 − 4·1

function create(): { readonly parameter: LazyParameter; readonly calls: string[] } {
  const calls: string[] = [];
  const rule: GradientRule = {
    form: (factor, delta, gradient) => {
      calls.push('form');
      referenceBackend.matmul(factor, delta, gradient, true, false);
    },
    add: (factor, delta, value, scale) => {
      calls.push('add');
      referenceBackend.addMatmul(factor, delta, value, true, false, scale);
    },
  };
  const value = tensorFrom([2, 1], [1, 2]);
  return { parameter: new LazyParameter('weights', value, rule, referenceBackend, 'float32'), calls };
}

const numbers = ({ data }: Tensor): readonly number[] => [...data];
const notKept = expect.objectContaining({
  code: 'VITRUM_GRADIENT_NOT_KEPT',
  message: 'The gradient of "weights" was not read before the next forward pass, and is not kept beyond it.',
});

describe('before any backward pass', () => {
  test('the gradient is zero, also after a forward pass', () => {
    const { parameter, calls } = create();
    expect(numbers(parameter.gradient)).toEqual([0, 0]);
    parameter.loseFactors();
    expect(numbers(parameter.gradient)).toEqual([0, 0]);
    expect(calls).toEqual([]);
  });

  test('descend leaves the parameter as it is', () => {
    const { parameter } = create();
    parameter.descend(10);
    expect(numbers(parameter.value)).toEqual([1, 2]);
  });
});

describe('after a backward pass', () => {
  test('the gradient is formed when it is read, once', () => {
    const { parameter, calls } = create();
    parameter.takeFactors(x, dz);
    expect(calls).toEqual([]);
    expect(numbers(parameter.gradient)).toEqual(gradientByHand);
    expect(numbers(parameter.gradient)).toEqual(gradientByHand);
    expect(calls).toEqual(['form']);
  });

  test('descend is a step against the gradient, which is not formed', () => {
    const { parameter, calls } = create();
    parameter.takeFactors(x, dz);
    parameter.descend(0.5);
    expect(numbers(parameter.value)).toEqual([1 - 0.5 * 2, 2 - 0.5 * 6]);
    expect(calls).toEqual(['add']);
  });

  test('the gradient can still be read when it was descended along', () => {
    const { parameter } = create();
    parameter.takeFactors(x, dz);
    parameter.descend(0.5);
    expect(numbers(parameter.gradient)).toEqual(gradientByHand);
  });

  test('the next one brings its own gradient, in the same tensor', () => {
    const { parameter } = create();
    parameter.takeFactors(x, dz);
    const { gradient } = parameter;
    parameter.takeFactors(x, tensorFrom([2, 1], [1, 1]));
    expect(parameter.gradient).toBe(gradient);
    expect(numbers(gradient)).toEqual([4, 6]); // 1 + 3, 2 + 4
  });
});

describe('when the next forward pass has begun', () => {
  test('a gradient that was read in time is kept, and can be descended along', () => {
    const { parameter } = create();
    parameter.takeFactors(x, dz);
    expect(numbers(parameter.gradient)).toEqual(gradientByHand);
    parameter.loseFactors();
    expect(numbers(parameter.gradient)).toEqual(gradientByHand);
    parameter.descend(0.5);
    expect(numbers(parameter.value)).toEqual([0, -1]);
  });

  test('one that was not is lost, whether it was descended along or not', () => {
    const { parameter } = create();
    parameter.takeFactors(x, dz);
    parameter.descend(0.5);
    parameter.loseFactors();
    expect(() => parameter.gradient).toThrow(notKept);
    expect(() => parameter.descend(0.5)).toThrow(notKept);
    expect(numbers(parameter.value)).toEqual([0, -1]);
  });

  test('the gradient of an earlier backward pass does not take the place of a lost one', () => {
    const { parameter } = create();
    parameter.takeFactors(x, dz);
    expect(numbers(parameter.gradient)).toEqual(gradientByHand);
    parameter.takeFactors(x, dz);
    parameter.loseFactors();
    expect(() => parameter.gradient).toThrow(notKept);
  });

  test('another backward pass makes all well', () => {
    const { parameter } = create();
    parameter.takeFactors(x, dz);
    parameter.loseFactors();
    parameter.takeFactors(x, dz);
    expect(numbers(parameter.gradient)).toEqual(gradientByHand);
  });
});
