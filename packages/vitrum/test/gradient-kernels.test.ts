import { createBackend, type Backend, type Prepare, type Tensor } from '@vitrum/core';
import { createRandom, createTensor, prepareOn, referenceBackend } from '@vitrum/tensor';
import { addScaled, addSigns, clamp, sumOfSquares } from '@vitrum/tensor/operations/gradients';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVitrum } from 'vitrum';

const registry = createVitrum();
const lengths = [1, 2, 3, 4, 7, 70, 1001] as const;

/** Every operation on gradients, and the numbers that it leaves. */
const operations: Readonly<Record<string, (prepare: Prepare, a: Tensor, out: Tensor) => unknown>> = {
  'sum-of-squares': (prepare, a) => prepare(sumOfSquares, { values: a })(),
  'add-scaled': (prepare, a, out) => prepare(addScaled, { a, out })(0.999, 1 / 3),
  'add-scaled from nothing': (prepare, a, out) => prepare(addScaled, { a, out })(0, 0.1),
  'add-scaled in place': (prepare, _a, out) => prepare(addScaled, { a: out, out })(0.7, 0),
  'add-signs': (prepare, a, out) => prepare(addSigns, { a, out })(0.1),
  clamp: (prepare, _a, out) => prepare(clamp, { out })(0.3),
};

describe.each([true, false])('deterministic: %s', (deterministic) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await createBackend(registry, { name: 'wasm', threads: 1, deterministic });
  });
  afterAll(() => {
    backend.close();
  });

  test.each(Object.keys(operations).flatMap((name) => lengths.map((length) => [name, length] as const)))('%s of %d numbers gives the bits of the reference', (name, length) => {
    const [own, plain] = [(): Tensor => backend.memory.allocate([length], 'float32'), (): Tensor => createTensor([length])].map((allocate) => ({ a: allocate(), out: allocate() }));
    if (own === undefined || plain === undefined) throw new Error('two memories make two pairs');
    const random = createRandom(length);
    for (const each of ['a', 'out'] as const) {
      own[each].data.forEach((_, i) => (own[each].data[i] = i % 5 === 2 ? 0 : random.normal()));
      plain[each].data.set(own[each].data);
    }
    const run = operations[name];
    expect(run?.((operation, operands) => backend.prepare(operation.name, operands) ?? notThere(operation.name), own.a, own.out)).toBe(run?.(prepareOn(referenceBackend), plain.a, plain.out));
    expect([...own.out.data]).toEqual([...plain.out.data]);
    expect(run?.(prepareOn(backend), own.a, own.out)).toBe(run?.(prepareOn(referenceBackend), plain.a, plain.out)); // a second time
  });
});

function notThere(operation: string): never {
  throw new Error(`there is no kernel for ${operation}`);
}
