import { describe, expect, test } from 'vitest';
import type { Prepare, Tensor } from '@vitrum/core';
import { createTensor, referenceBackend, tensorFrom } from '@vitrum/tensor';
import { gemm } from '@vitrum/tensor/operations';
import { NetworkParameter } from '../src/pass/network-parameter.ts';

// θ = [1, 2] with ∂C/∂θ = xᵀ·δ: small whole numbers, so that every result is exact.
const x = tensorFrom([2, 2], [1, 2, 3, 4]);
const dz = tensorFrom([2, 1], [5, -1]);
const gradientByHand = [2, 6]; // 1·5 − 3·1, 2·5 − 4·1

function create(): { readonly parameter: NetworkParameter; readonly calls: string[] } {
  const calls: string[] = [];
  const prepare = ((operation, operands) => {
    const run = gemm.reference(operands as Parameters<typeof gemm.reference>[0]); // all that is asked for here
    const { accumulate } = operands as { readonly accumulate?: boolean };
    return (scale?: number) => {
      calls.push(accumulate === true ? 'add' : 'form');
      run(scale);
    };
  }) as Prepare; // for one operation
  const value = tensorFrom([2, 1], [1, 2]);
  const { memory } = referenceBackend;
  const parts = { name: 'layers.0.weights', role: 'weight', trainable: true, value, memory, prepare, allocateGradient: () => createTensor([2, 1]) } as const;
  return { parameter: new NetworkParameter(parts), calls };
}

const numbers = ({ data }: Tensor): readonly number[] => [...data];
const notKept = expect.objectContaining({
  code: 'VITRUM_GRADIENT_NOT_KEPT',
  message: 'The gradient of "layers.0.weights" was not read before the next forward pass, and is not kept beyond it.',
});

describe('before any backward pass', () => {
  test('the gradient is zero, also after a forward pass', () => {
    const { parameter, calls } = create();
    expect(numbers(parameter.gradient)).toEqual([0, 0]);
    parameter.clearSource();
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
    parameter.product(x, dz);
    expect(calls).toEqual([]);
    expect(numbers(parameter.gradient)).toEqual(gradientByHand);
    expect(numbers(parameter.gradient)).toEqual(gradientByHand);
    expect(calls).toEqual(['form']);
  });

  test('descend is a step against the gradient, which is not formed', () => {
    const { parameter, calls } = create();
    parameter.product(x, dz);
    parameter.descend(0.5);
    expect(numbers(parameter.value)).toEqual([1 - 0.5 * 2, 2 - 0.5 * 6]);
    expect(calls).toEqual(['add']);
  });

  test('the gradient can still be read when it was descended along', () => {
    const { parameter } = create();
    parameter.product(x, dz);
    parameter.descend(0.5);
    expect(numbers(parameter.gradient)).toEqual(gradientByHand);
  });

  test('the next one brings its own gradient, in the same tensor', () => {
    const { parameter } = create();
    parameter.product(x, dz);
    const { gradient } = parameter;
    parameter.product(x, tensorFrom([2, 1], [1, 1]));
    expect(parameter.gradient).toBe(gradient);
    expect(numbers(gradient)).toEqual([4, 6]); // 1 + 3, 2 + 4
  });

  test('a gradient that is filled is formed once, and descended along like any other', () => {
    const { parameter } = create();
    let written = 0;
    parameter.fill(({ data }) => {
      written++;
      data.set([10, 20]);
    });
    expect(written).toBe(0);
    expect(numbers(parameter.gradient)).toEqual([10, 20]);
    parameter.descend(0.5);
    expect(written).toBe(1);
    expect(numbers(parameter.value)).toEqual([-4, -8]);
  });
});

describe('when the next forward pass has begun', () => {
  test('a gradient that was read in time is kept, and can be descended along', () => {
    const { parameter } = create();
    parameter.product(x, dz);
    expect(numbers(parameter.gradient)).toEqual(gradientByHand);
    parameter.clearSource();
    expect(numbers(parameter.gradient)).toEqual(gradientByHand);
    parameter.descend(0.5);
    expect(numbers(parameter.value)).toEqual([0, -1]);
  });

  test('one that was not is lost, whether it was descended along or not', () => {
    const { parameter } = create();
    parameter.product(x, dz);
    parameter.descend(0.5);
    parameter.clearSource();
    expect(() => parameter.gradient).toThrow(notKept);
    expect(() => parameter.descend(0.5)).toThrow(notKept);
    expect(numbers(parameter.value)).toEqual([0, -1]);
  });

  test('the gradient of an earlier backward pass does not take the place of a lost one', () => {
    const { parameter } = create();
    parameter.product(x, dz);
    expect(numbers(parameter.gradient)).toEqual(gradientByHand);
    parameter.product(x, dz);
    parameter.clearSource();
    expect(() => parameter.gradient).toThrow(notKept);
  });

  test('another backward pass makes all well', () => {
    const { parameter } = create();
    parameter.product(x, dz);
    parameter.clearSource();
    parameter.product(x, dz);
    expect(numbers(parameter.gradient)).toEqual(gradientByHand);
  });
});
