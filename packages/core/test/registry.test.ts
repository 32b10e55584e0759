import { describe, expect, test } from 'vitest';
import { createRegistry, defineActivation, definePlugin } from '@vitrum/core';
describe('registry', () => { test('x', () => {
  const a = defineActivation({ name: 'double', forward: (z) => 2 * z });
  const r = createRegistry([definePlugin({ name: 'p', version: '1.0.0', activations: [a] })]);
  expect(r.activations.get('double').forward).toBe(a.forward);
}); });
