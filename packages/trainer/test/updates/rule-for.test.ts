import { createRegistry, resolveReference, type Parameter, type ParameterRole, type Shape } from '@vitrum/core';
import { optimizersPlugin } from '@vitrum/optimizers';
import { createTensor } from '@vitrum/tensor';
import { expect, test } from 'vitest';
import { requireMatrices } from '../../src/updates/require-matrices.ts';
import { ruleFor } from '../../src/updates/rule-for.ts';

const registry = createRegistry([optimizersPlugin]);
const [muon, adam] = ['muon', 'adam'].map((name) => resolveReference(registry, 'optimizer', name));

const parameter = (name: string, role: ParameterRole, shape: Shape): Parameter => ({
  name, role, value: createTensor(shape), gradient: createTensor(shape), descend: () => undefined,
});

test.each<[role: ParameterRole, shape: Shape, slots: readonly string[]]>([
  ['weight', [4, 3], ['b']],
  ['weight', [3, 3, 2, 8], ['b']],
  ['weight', [4], ['m', 'v']],
  ['bias', [3], ['m', 'v']],
  ['scale', [3], ['m', 'v']],
  ['embedding', [9, 4], ['m', 'v']],
])('a %s %s', (role, shape, slots) => {
  if (muon === undefined || adam === undefined) throw new Error('both are registered');
  expect(ruleFor(muon, parameter('x', role, shape)).slots).toEqual(slots);
  expect(ruleFor(adam, parameter('x', role, shape))).toBe(adam);
});

test('an optimizer of matrices is refused where there are none', () => {
  if (muon === undefined || adam === undefined) throw new Error('both are registered');
  const without = [parameter('layers.0.scale', 'scale', [8]), parameter('layers.1.weights', 'embedding', [9, 4])];
  expect(() => requireMatrices(muon, without)).toThrow(expect.objectContaining({
    code: 'VITRUM_INVALID_CONFIG',
    message: 'The optimizer "muon" is for matrices of weights, and this network has none: it learns layers.0.scale (8), layers.1.weights (9 × 4).',
  }));
  expect(() => requireMatrices(adam, without)).not.toThrow();
  expect(() => requireMatrices(muon, [...without, parameter('layers.2.weights', 'weight', [4, 2])])).not.toThrow();
});
