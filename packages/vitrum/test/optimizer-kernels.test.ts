import { createBackend, resolveReference, type Backend, type Precision, type Tensor } from '@vitrum/core';
import { createRandom, createTensor } from '@vitrum/tensor';
import { update } from '@vitrum/tensor/operations';
import { operationsOn } from '@vitrum/test-support/operations-on';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVitrum } from 'vitrum';

const registry = createVitrum();
/** 1 to 3 numbers after whole vectors, and enough for a second thread. */
const lengths = [1, 7, 70, 70_001] as const;
const steps = 6;
const learningRate = 0.01;
const weightDecay = 0.5;

describe.each([...registry.optimizers.names])('the kernel of %s', (name) => {
  const optimizer = resolveReference(registry, 'optimizer', name);
  let backend: Backend;
  beforeAll(async () => {
    backend = await createBackend(registry, { name: 'wasm', threads: 2 });
  });
  afterAll(() => {
    backend.close();
  });

  const tensor = (length: number, precision: Precision): Tensor =>
    precision === 'float32' ? backend.memory.allocate([length], precision) : createTensor([length], precision);

  test.each(lengths)('takes the steps of the plain rule in 64 bits, for %d numbers', (length) => {
    const [own, wide] = (['float32', 'float64'] as const).map((precision) => {
      const slots = Object.fromEntries((optimizer.slots ?? []).map((slot) => [slot, tensor(length, precision)]));
      return { value: tensor(length, precision), gradient: tensor(length, precision), slots };
    });
    if (own === undefined || wide === undefined) throw new Error('two precisions make two sets of tensors');
    const random = createRandom(length);
    for (let i = 0; i < length; i++) own.value.data[i] = random.uniform(-1, 1);
    wide.value.data.set(own.value.data);
    const take = operationsOn(backend).prepareUpdate(optimizer, { ...own, weightDecay });
    if (take === undefined) throw new Error('this optimizer has no kernel');
    const takeInWide = update.reference({ optimizer, ...wide, weightDecay });
    for (let step = 1; step <= steps; step++) {
      // Away from 0, where a rule that takes the sign of a mean may round to either side.
      for (let i = 0; i < length; i++) own.gradient.data[i] = (0.1 + random.uniform()) * (i % 3 === 0 ? -1 : 1);
      wide.gradient.data.set(own.gradient.data);
      take(learningRate, step);
      takeInWide(learningRate, step);
    }
    let largest = 0;
    for (let i = 0; i < length; i++) largest = Math.max(largest, Math.abs((own.value.data[i] ?? NaN) - (wide.value.data[i] ?? NaN)));
    // Each step moves by at most about 3η; 1 − β₂ = 0.001 in 32 bits is off by up to 3·10⁻⁵ of itself.
    expect(largest).toBeLessThan(steps * 3 * learningRate * 3e-5 + steps * 2 ** -24);
  });
});
