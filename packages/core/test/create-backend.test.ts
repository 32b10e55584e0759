import { describe, expect, test } from 'vitest';
import {
  createBackend, createRegistry, VitrumError, type Backend, type BackendDefinition, type BackendNote, type BackendRequest, type ErrorCode,
} from '@vitrum/core';

interface Asked {
  readonly backend: string;
  readonly request: BackendRequest;
}

/** A backend that only says who was asked for what: one that does not run here, or that cannot be made, for a reason. */
interface Imagined extends Pick<BackendDefinition, 'name' | 'rank' | 'requires'> {
  readonly runs?: boolean;
  readonly refuses?: ErrorCode;
}

function registryOf(...backends: readonly Imagined[]) {
  const asked: Asked[] = [];
  const definitions = backends.map(({ runs = true, refuses, ...definition }): BackendDefinition => ({
    ...definition,
    isAvailable: () => runs,
    create: (request) => {
      asked.push({ backend: definition.name, request });
      if (refuses !== undefined) throw new VitrumError({ code: refuses, message: 'It refuses.', hint: 'Allow it.' });
      return { name: definition.name } as Backend; // nobody calls its kernels here
    },
  }));
  return { asked, registry: createRegistry([{ name: 'test', version: '1.0.0', backends: definitions }]) };
}

/** The backend that is chosen, and what is said about it. */
async function chosen(backends: readonly Imagined[], request: BackendRequest = {}) {
  const notes: BackendNote[] = [];
  const { registry } = registryOf(...backends);
  const { name } = await createBackend(registry, { ...request, onNote: (note) => void notes.push(note) });
  return { name, notes };
}

describe('where no backend is named', () => {
  test.each<[string, Imagined[], string]>([
    ['the highest rank', [{ name: 'slow' }, { name: 'fast', rank: 10 }, { name: 'middling', rank: 5 }], 'fast'],
    ['the first of equals', [{ name: 'one' }, { name: 'two' }], 'one'],
    ['the highest that runs here', [{ name: 'fast', rank: 10, runs: false }, { name: 'slow' }], 'slow'],
    ['the highest that can be made', [{ name: 'slow' }, { name: 'fast', rank: 10, refuses: 'VITRUM_BACKEND_UNAVAILABLE' }], 'slow'],
    ['the highest that gets memory', [{ name: 'fast', rank: 10, refuses: 'VITRUM_OUT_OF_MEMORY' }, { name: 'slow' }], 'slow'],
  ])('%s is chosen', async (_what, backends, expected) => {
    const { registry } = registryOf(...backends);
    expect((await createBackend(registry)).name).toBe(expected);
    expect((await createBackend(registry, { name: 'auto' })).name).toBe(expected);
  });

  test('and the fastest is had, there is nothing to say', async () => {
    expect(await chosen([{ name: 'slow' }, { name: 'fast', rank: 10 }, { name: 'broken', rank: -1, runs: false }])).toEqual({
      name: 'fast',
      notes: [],
    });
  });

  test('and faster ones cannot be had, each is told of with its reason', async () => {
    const { name, notes } = await chosen([
      { name: 'slow' },
      { name: 'fast', rank: 10, refuses: 'VITRUM_BACKEND_UNAVAILABLE' },
      { name: 'fastest', rank: 20, runs: false, requires: 'a graphics card' },
    ]);
    expect(name).toBe('slow');
    expect(notes).toEqual([
      {
        kind: 'fallback',
        backend: 'fastest',
        message: 'The backend "fastest" cannot run on this machine: it needs a graphics card. The backend "slow" computes instead, which is slower.',
        hint: 'Name the backend that is wanted to choose it on purpose.',
      },
      { kind: 'fallback', backend: 'fast', message: 'It refuses. The backend "slow" computes instead, which is slower.', hint: 'Allow it.' },
    ]);
  });

  test('a request that is wrong is wrong for all: the next is not tried', async () => {
    const { registry, asked } = registryOf({ name: 'slow' }, { name: 'fast', rank: 10, refuses: 'VITRUM_INVALID_OPTION' });
    await expect(createBackend(registry, { threads: 0 })).rejects.toMatchObject({ code: 'VITRUM_INVALID_OPTION' });
    expect(asked.map(({ backend }) => backend)).toEqual(['fast']);
  });

  test('what the next one cannot do fails for the reason of the first', async () => {
    const { registry } = registryOf(
      { name: 'one-thread', refuses: 'VITRUM_INVALID_OPTION' },
      { name: 'fast', rank: 10, refuses: 'VITRUM_BACKEND_UNAVAILABLE' },
    );
    await expect(createBackend(registry, { threads: 2 })).rejects.toMatchObject({ code: 'VITRUM_BACKEND_UNAVAILABLE', message: 'It refuses.' });
  });

  test('and none runs here, that is said, with the reason of the fastest', async () => {
    const { registry } = registryOf({ name: 'fast', runs: false });
    await expect(createBackend(registry)).rejects.toMatchObject({
      code: 'VITRUM_BACKEND_UNAVAILABLE',
      message: 'No registered backend can run on this machine. The backend "fast" cannot run on this machine.',
    });
  });

  test('and none is registered, that is said', async () => {
    await expect(createBackend(createRegistry())).rejects.toMatchObject({
      code: 'VITRUM_BACKEND_UNAVAILABLE',
      message: 'No registered backend can run on this machine.',
    });
  });

  test('an error of the backend itself is not passed over', async () => {
    const broken: BackendDefinition = {
      name: 'broken',
      rank: 10,
      isAvailable: () => true,
      create: () => {
        throw new TypeError('it has a bug');
      },
    };
    const registry = registryOf({ name: 'slow' }).registry.with({ name: 'other', version: '1.0.0', backends: [broken] });
    await expect(createBackend(registry)).rejects.toThrow(new TypeError('it has a bug'));
  });
});

test('a named backend is made with what was asked of it', async () => {
  const { registry, asked } = registryOf({ name: 'slow' }, { name: 'fast', rank: 10 });
  await createBackend(registry, { name: 'slow', threads: 2, deterministic: true });
  expect(asked).toEqual([{ backend: 'slow', request: { threads: 2, deterministic: true } }]);
});

test.each<[string, string, Imagined, object]>([
  [
    'runs elsewhere', 'fast', { name: 'fast', runs: false },
    { code: 'VITRUM_BACKEND_UNAVAILABLE', message: 'The backend "fast" cannot run on this machine.' },
  ],
  [
    'cannot be made here', 'fast', { name: 'fast', refuses: 'VITRUM_BACKEND_UNAVAILABLE' },
    { code: 'VITRUM_BACKEND_UNAVAILABLE', message: 'It refuses.' },
  ],
  ['nobody registered', 'fats', { name: 'fast', runs: false }, { code: 'VITRUM_UNKNOWN_NAME', nearest: 'fast' }],
])('a named backend that %s is an error, even where another could run', async (_what, name, backend, error) => {
  const { registry } = registryOf(backend, { name: 'slow', rank: -1 });
  await expect(createBackend(registry, { name })).rejects.toMatchObject(error);
});
