import { expect, test } from 'vitest';
import { defineActivation } from '@vitrum/core';
import { activation } from '@vitrum/layers';
import { planOf, runLayer } from './support/run-layer.ts';

const square = defineActivation({ name: 'square', forward: (z) => z * z, derivative: (z) => 2 * z });

test('applies φ to every number, and keeps z', () => {
  const plan = planOf(activation, { activation: square }, [2, 2]);
  const layer = runLayer(plan, [[2, 2]], { batchSize: 1, inputs: [[1, -2, 3, 0.5]] });
  expect(plan).toMatchObject({ outputShape: [2, 2], activation: square });
  expect(layer.forward()).toEqual([1, 4, 9, 0.25]);
  expect([...(layer.kept['z']?.data ?? [])]).toEqual([1, -2, 3, 0.5]);
});

test('backward: ∂C/∂x = ∂C/∂a · 2x', () => {
  const layer = runLayer(planOf(activation, { activation: square }, [3]), [[3]], { batchSize: 1, inputs: [[1, -2, 3]] });
  layer.forward();
  layer.backward([1, 10, 100]);
  expect([...layer.inputGradients[0].data]).toEqual([2, -40, 600]);
  expect([...(layer.errors['dz']?.data ?? [])]).toEqual([2, -40, 600]);
});

test('backward from logits: ∂C/∂z, as the loss has left it, is ∂C/∂x', () => {
  const layer = runLayer(planOf(activation, { activation: square }, [2]), [[2]], { batchSize: 1, inputs: [[1, -2]] });
  layer.forward();
  layer.errors['dz']?.data.set([7, 8]);
  layer.backward([1, 1], 'logits');
  expect([...layer.inputGradients[0].data]).toEqual([7, 8]);
});

test('two inputs are refused', () => {
  const message = 'The layer "activation" reads one input, got 2: [2], [2].';
  expect(() => planOf(activation, { activation: square }, [2], [2])).toThrow(expect.objectContaining({ code: 'VITRUM_SHAPE_MISMATCH', message }));
});
