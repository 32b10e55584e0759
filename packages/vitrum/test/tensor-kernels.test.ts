import { createBackend, resolveReference, type Backend, type ParameterRole, type Shape, type Tensor } from '@vitrum/core';
import { createRandom, createTensor } from '@vitrum/tensor';
import { update } from '@vitrum/tensor/operations';
import { operationsOn } from '@vitrum/test-support/operations-on';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVitrum } from 'vitrum';

const registry = createVitrum();
const steps = 3;

interface Row {
  readonly name: string;
  readonly shape: Shape;
  readonly role: ParameterRole;
  readonly weightDecay: number;
}

/** Rules over whole tensors: tall, wide and square, sums longer than a part of them, and a product worth a second thread. */
const shapes: readonly Shape[] = [[1, 1], [3, 2], [2, 3], [5, 5], [7, 70], [290, 12], [12, 290], [3, 3, 5, 9], [520, 33]];
const rows: readonly Row[] = [
  ...shapes.flatMap((shape) => ['lamb', 'muon'].map((name): Row => ({ name, shape, role: 'weight', weightDecay: 0.5 }))),
  { name: 'lamb', shape: [11], role: 'bias', weightDecay: 0.5 },
  { name: 'muon', shape: [9, 4], role: 'weight', weightDecay: 0 },
];

describe.each([1, 2])('in deterministic mode on %d threads', (threads) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await createBackend(registry, { name: 'wasm', threads, deterministic: true });
  });
  afterAll(() => {
    backend.close();
  });

  test.each(rows)('$name of a $role $shape, λ = $weightDecay: the kernel and the plain rule give the same bits', ({ name, shape, role, weightDecay }) => {
    const optimizer = resolveReference(registry, 'optimizer', { type: name, weightDecay });
    const rule = optimizer.matrices !== undefined && shape.length > 1 ? optimizer.matrices : optimizer;
    const [own, plain] = [(): Tensor => backend.memory.allocate(shape, 'float32'), (): Tensor => createTensor(shape)].map((allocate) => ({
      value: allocate(), gradient: allocate(), slots: Object.fromEntries((rule.slots ?? []).map((slot) => [slot, allocate()])),
    }));
    if (own === undefined || plain === undefined) throw new Error('two memories make two sets of tensors');
    const random = createRandom(7);
    for (const tensor of [own.value, plain.value]) tensor.data.forEach((_, i) => (tensor.data[i] = ((i * 37) % 64) / 32 - 1));
    const decay = rule.weightDecay ?? 0;
    const take = operationsOn(backend).prepareUpdate(rule, { ...own, weightDecay: decay, role });
    if (take === undefined) throw new Error('this rule has no kernel');
    const takePlainly = update.reference({ optimizer: rule, ...plain, weightDecay: decay, role });
    for (let step = 1; step <= steps; step++) {
      own.gradient.data.forEach((_, i) => (own.gradient.data[i] = random.normal()));
      plain.gradient.data.set(own.gradient.data);
      take(0.02, step);
      takePlainly(0.02, step);
    }
    for (const [what, tensor] of Object.entries({ θ: own.value, ...own.slots })) {
      const expected = what === 'θ' ? plain.value : plain.slots[what];
      expect(bitsOf(tensor), what).toEqual(bitsOf(expected));
    }
  });
});

const bitsOf = (tensor: Tensor | undefined): Uint32Array => new Uint32Array(Float32Array.from(tensor?.data ?? []).buffer);
