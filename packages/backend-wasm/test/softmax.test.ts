import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Activation } from '@vitrum/core';
import { createTensor, exp } from '@vitrum/tensor';
import { activate } from '@vitrum/tensor/operations';
import { backends } from './support/backends.ts';

/** As @vitrum/activations has it. */
const softmax: Activation = {
  kind: 'rowwise',
  name: 'softmax',
  kernel: { name: 'softmax' },
  forward: (z, a) => {
    let largest = -Infinity;
    for (const value of z) if (value > largest) largest = value;
    let sum = 0;
    for (let i = 0; i < z.length; i++) {
      const share = exp((z[i] ?? NaN) - largest);
      a[i] = share;
      sum += share;
    }
    for (let i = 0; i < a.length; i++) a[i] = (a[i] ?? NaN) / sum;
  },
  backward: () => undefined,
};

const numbers = fc.oneof(fc.float({ noDefaultInfinity: true, noNaN: true }), fc.float({ min: -20, max: 20, noNaN: true }), fc.constantFrom(0, -0, NaN, Infinity, -Infinity, -745, -104));

test.each(backends)('%s: the bits of the plain function', (_build, backend) => {
  const property = fc.property(fc.array(fc.array(numbers, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 5 }), (rows) => {
    const shape = [rows.length, 7];
    const [z, a] = [backend.memory.allocate(shape, 'float32'), backend.memory.allocate(shape, 'float32')];
    z.data.set(rows.flat());
    const expected = createTensor(shape);
    const run = backend.prepare('activate', { activation: softmax, z, a });
    if (run === undefined) throw new Error('it has a kernel');
    run();
    activate.reference({ activation: softmax, z, a: expected })();
    expect(a.data).toEqual(expected.data);
    for (const tensor of [z, a]) backend.memory.release(tensor);
  });
  fc.assert(property, { seed: 1, numRuns: 300 });
});
