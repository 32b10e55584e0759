import { expect, test } from 'vitest';
import type { Parameter } from '@vitrum/core';
import { createTensor, tensorFrom } from '@vitrum/tensor';
import { PlacedParameter } from '../src/placed-parameter.ts';

test('has the value and the gradient of its layer’s parameter, which is read only when asked for', () => {
  let read = 0;
  const gradient = createTensor([2]);
  const own: Parameter = {
    name: 'weights',
    value: tensorFrom([2], [1, 2]),
    get gradient() {
      read++;
      return gradient;
    },
  };
  const placed = new PlacedParameter('layers.3.weights', own);
  expect(placed.name).toBe('layers.3.weights');
  expect(placed.value).toBe(own.value);
  expect(read).toBe(0);
  expect(placed.gradient).toBe(gradient);
  expect(placed.gradient).toBe(gradient);
  expect(read).toBe(2);
});

test('descends by the parameter, as the parameter’s own method', () => {
  class Counting implements Parameter {
    readonly name = 'weights';
    readonly value = createTensor([1]);
    readonly gradient = createTensor([1]);
    readonly taken: number[] = [];
    descend(stepSize: number): void {
      this.taken.push(stepSize);
    }
  }
  const own = new Counting();
  const placed = new PlacedParameter('layers.0.weights', own);
  placed.descend?.(0.25);
  placed.descend?.(2);
  expect(own.taken).toEqual([0.25, 2]);
});

test('cannot descend where the parameter cannot', () => {
  const own = { name: 'weights', value: createTensor([1]), gradient: createTensor([1]) };
  expect(new PlacedParameter('layers.0.weights', own).descend).toBeUndefined();
});
