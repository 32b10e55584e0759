import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Backend, Tensor } from '@vitrum/core';
import { createTensor, referenceBackend } from '@vitrum/tensor';
import { activations } from './support/activations.ts';
import { backends } from './support/backends.ts';
import { drawing, drawn, firstOutside, gamma, magnitudes, widened } from './support/tensors.ts';
import { operationsOn } from '@vitrum/test-support/operations-on';

// A forward pass leaves behind what it has listed of its input, for the update that follows. Whatever happens in between, the
// update has to see the input as it is then.

const [identity] = activations;
if (identity === undefined) throw new Error('the first activation is the identity');

/** What an input may be, of which nobody has seen the plain array: only then are lists kept. */
function readInput(backend: Backend, bytes: Uint8Array, x: Tensor): void {
  const store = backend.memory.bytes(bytes);
  store.read(0, bytes.length, 255, x, 0);
  store.release();
}

const sparseBytes = (length: number, seed: number): Uint8Array =>
  Uint8Array.from({ length }, ((draw) => () => Math.round(255 * Math.abs(draw())))(drawing(seed, 0.8)));

interface Layer {
  readonly x: Tensor;
  readonly weights: Tensor;
  readonly forward: () => void;
  readonly dz: Tensor;
}

function createLayer(backend: Backend, batch: number, inputs: number, units: number): Layer {
  const x = backend.memory.allocate([batch, inputs], 'float32');
  const weights = drawn(backend, [inputs, units], drawing(2, 0));
  const biases = drawn(backend, [units], drawing(3, 0));
  const [z, a] = [backend.memory.allocate([batch, units], 'float32'), backend.memory.allocate([batch, units], 'float32')];
  const forward = (): void => {
    if (identity !== undefined) operationsOn(backend).dense(x, weights, biases, identity, z, a);
  };
  return { x, weights, forward, dz: drawn(backend, [batch, units], drawing(4, 0)) };
}

/** Checks W ← W + scale·xᵀ·dz, and xᵀ·dz alone, against the reference in 64 bits, for the input that is given in bytes. */
function expectUpdates(backend: Backend, { x, weights, dz }: Layer, input: Tensor): void {
  const [batch = 0] = x.shape;
  const scale = -0.0625;
  const [before, sums, bounds] = [widened(weights), createTensor(weights.shape, 'float64'), createTensor(weights.shape, 'float64')];
  operationsOn(referenceBackend).multiply(input, widened(dz), sums, true, false);
  operationsOn(referenceBackend).multiply(magnitudes(input), magnitudes(dz), bounds, true, false);
  operationsOn(backend).addProduct(x, dz, weights, true, false, scale);
  const updated = { ...before, data: before.data.map((weight, i) => weight + scale * (sums.data[i] ?? 0)) };
  const bound = (i: number): number => gamma(batch + 4) * (Math.abs(before.data[i] ?? 0) + Math.abs(scale) * (bounds.data[i] ?? 0));
  expect(firstOutside(weights, updated, bound)).toBeUndefined();
  const gradient = drawn(backend, weights.shape, () => NaN);
  operationsOn(backend).multiply(x, dz, gradient, true, false);
  expect(firstOutside(gradient, sums, (i) => gamma(batch + 2) * (bounds.data[i] ?? 0))).toBeUndefined();
}

const inputOf = (bytes: Uint8Array, { x }: Layer): Tensor => ({ shape: x.shape, data: Float64Array.from(bytes, (byte) => Math.fround(byte / 255)) });

const sizes = fc.record({
  batch: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 40 })),
  inputs: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.constant(785)),
  units: fc.oneof(fc.integer({ min: 1, max: 33 }), fc.constantFrom(32, 70)),
});

describe.each(backends)('%s', (_build, backend) => {
  test('the update after a forward pass, twice', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), ({ batch, inputs, units }, seed) => {
        const layer = createLayer(backend, batch, inputs, units);
        for (const round of [0, 1]) {
          const bytes = sparseBytes(batch * inputs, seed + round);
          readInput(backend, bytes, layer.x);
          layer.forward();
          expectUpdates(backend, layer, inputOf(bytes, layer));
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  const bytes = (batch: number, seed: number): Uint8Array => sparseBytes(batch * 100, seed);
  const writers: readonly (readonly [what: string, write: (layer: Layer, other: Uint8Array, otherInput: Tensor) => void])[] = [
    ['bytes are read into it', ({ x }, other) => readInput(backend, other, x)],
    [
      'a product is written to it',
      ({ x }, _other, otherInput) => {
        const [left, right] = [drawn(backend, otherInput.shape, () => 0), drawn(backend, [100, 100], () => 0)];
        left.data.set(otherInput.data);
        for (let i = 0; i < 100; i++) right.data[101 * i] = 1;
        operationsOn(backend).multiply(left, right, x, false, false);
      },
    ],
    [
      'an activation is written to it',
      ({ x }, _other, otherInput) => {
        const z = drawn(backend, otherInput.shape, () => 0);
        z.data.set(otherInput.data);
        operationsOn(backend).activate(identity, z, x);
      },
    ],
    ['its plain array is written to', ({ x }, _other, otherInput) => x.data.set(otherInput.data)],
    ['a view on it is written to', ({ x }, _other, otherInput) => backend.memory.rows(x, x.shape[0] ?? 0).data.set(otherInput.data)],
  ];

  describe.each([1, 16])('the update when the input of %d has changed since', (batch) => {
    test.each(writers)('because %s', (_what, write) => {
      const layer = createLayer(backend, batch, 100, 32);
      readInput(backend, bytes(batch, 1), layer.x);
      layer.forward();
      const other = bytes(batch, 2);
      write(layer, other, inputOf(other, layer));
      expectUpdates(backend, layer, inputOf(other, layer));
    });
  });

  test('an array that was taken before is written to later', () => {
    const layer = createLayer(backend, 1, 100, 32);
    const { data } = layer.x;
    readInput(backend, bytes(1, 1), layer.x);
    layer.forward();
    const other = inputOf(bytes(1, 2), layer);
    data.set(other.data);
    expectUpdates(backend, layer, other);
  });

  test('a smaller batch after a larger one, in the same memory', () => {
    const layer = createLayer(backend, 16, 100, 32);
    readInput(backend, bytes(16, 1), layer.x);
    layer.forward();
    const small = { ...layer, x: backend.memory.rows(layer.x, 4), dz: backend.memory.rows(layer.dz, 4) };
    const input = { shape: [4, 100], data: inputOf(bytes(16, 1), layer).data.slice(0, 400) };
    expectUpdates(backend, small, input);
  });

  test('a layer of another width reads the same input', () => {
    const [first, second] = [createLayer(backend, 1, 100, 32), createLayer(backend, 1, 100, 8)];
    readInput(backend, bytes(1, 1), first.x);
    first.forward();
    const shared = { ...second, x: first.x };
    expectUpdates(backend, shared, inputOf(bytes(1, 1), first));
  });
});
