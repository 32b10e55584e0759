import { describe, expect, test } from 'vitest';
import { createBackend, createRegistry, type Backend, type BackendDefinition, type BackendRequest } from '@vitrum/core';

interface Asked {
  readonly backend: string;
  readonly request: BackendRequest;
}

/** A registry of backends that only say who was asked for what. */
function registryOf(...backends: readonly (Pick<BackendDefinition, 'name' | 'rank'> & { readonly runs?: boolean })[]) {
  const asked: Asked[] = [];
  const definitions = backends.map(({ name, rank, runs = true }): BackendDefinition => ({
    name,
    ...(rank !== undefined && { rank }),
    isAvailable: () => runs,
    create: (request) => {
      asked.push({ backend: name, request });
      return { name } as Backend; // nobody calls its kernels here
    },
  }));
  return { asked, registry: createRegistry([{ name: 'test', version: '1.0.0', backends: definitions }]) };
}

describe('where no backend is named', () => {
  test.each([
    ['the highest rank', [{ name: 'slow' }, { name: 'fast', rank: 10 }, { name: 'middling', rank: 5 }], 'fast'],
    ['the first of equals', [{ name: 'one' }, { name: 'two' }], 'one'],
    ['the highest that runs here', [{ name: 'fast', rank: 10, runs: false }, { name: 'slow' }], 'slow'],
  ])('%s is chosen', async (_what, backends, expected) => {
    const { registry } = registryOf(...backends);
    expect((await createBackend(registry)).name).toBe(expected);
    expect((await createBackend(registry, { name: 'auto' })).name).toBe(expected);
  });

  test('and none runs here, that is said', async () => {
    const { registry } = registryOf({ name: 'fast', runs: false });
    await expect(createBackend(registry)).rejects.toMatchObject({
      code: 'VITRUM_BACKEND_UNAVAILABLE',
      message: 'No registered backend can run on this machine.',
    });
  });
});

test('a named backend is made with what was asked of it', async () => {
  const { registry, asked } = registryOf({ name: 'slow' }, { name: 'fast', rank: 10 });
  await createBackend(registry, { name: 'slow', threads: 2, deterministic: true });
  expect(asked).toEqual([{ backend: 'slow', request: { threads: 2, deterministic: true } }]);
});

test.each([
  ['runs elsewhere', 'fast', { code: 'VITRUM_BACKEND_UNAVAILABLE', message: 'The backend "fast" cannot run on this machine.' }],
  ['nobody registered', 'fats', { code: 'VITRUM_UNKNOWN_NAME', nearest: 'fast' }],
])('a named backend that %s is an error', async (_what, name, error) => {
  const { registry } = registryOf({ name: 'fast', runs: false });
  await expect(createBackend(registry, { name })).rejects.toMatchObject(error);
});
