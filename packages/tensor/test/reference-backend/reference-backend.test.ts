import { expect, test } from 'vitest';
import { createRegistry } from '@vitrum/core';
import { createTensor, referenceBackend, tensorPlugin } from '@vitrum/tensor';

const { create, isAvailable } = createRegistry([tensorPlugin]).backends.get('reference');

test('is registered by the name that it has, and available everywhere', () => {
  expect(create({})).toBe(referenceBackend);
  expect(create({ threads: 1 })).toBe(referenceBackend);
  expect(referenceBackend.name).toBe('reference');
  expect(isAvailable()).toBe(true);
});

test('refuses more than one thread', () => {
  expect(() => create({ threads: 4 })).toThrow(
    expect.objectContaining({
      code: 'VITRUM_INVALID_OPTION',
      message: 'The backend "reference" runs on 1 thread, got 4 threads.',
    }),
  );
});

test('allocates zeros of the precision asked for', () => {
  expect(referenceBackend.memory.allocate([2, 2], 'float64')).toEqual(createTensor([2, 2], 'float64'));
});
