import { execFile } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Activation, Backend, Optimizer, Tensor } from '@vitrum/core';
import { createWasmBackend } from '@vitrum/backend-wasm';
import { activations } from './support/activations.ts';
import { createServing, createServedAlone } from './support/backends.ts';
import { drawing, drawn } from './support/tensors.ts';
import { operationsOn } from '@vitrum/test-support/operations-on';

const adam: Optimizer = { name: 'adam', kernel: { name: 'adam', parameters: [0.9, 0.999, 1e-8] }, update: () => undefined };
const sgd: Optimizer = { name: 'sgd', kernel: { name: 'sgd' }, update: () => undefined };
const [, , leaky = { name: 'none', forward: (z: number) => z }] = activations;

interface Sizes {
  readonly batch: number;
  readonly inputs: number;
  readonly units: number;
}

/** All that a dense layer does in a training step, as the bits of every result. */
function layerStep(backend: Backend, { batch, inputs, units }: Sizes, activation: Activation, zeroShare: number): Uint32Array {
  const x = drawn(backend, [batch, inputs], drawing(1, zeroShare));
  const weights = drawn(backend, [inputs, units], drawing(2, 0));
  const biases = drawn(backend, [units], drawing(3, 0));
  const da = drawn(backend, [batch, units], drawing(4, 0.5));
  const [z, a, dz] = [0, 1, 2].map(() => backend.memory.allocate([batch, units], 'float32'));
  const [gradient, m, v] = [0, 1, 2].map(() => backend.memory.allocate([inputs, units], 'float32'));
  const dx = backend.memory.allocate([batch, inputs], 'float32');
  if (!z || !a || !dz || !gradient || !m || !v) throw new Error('six tensors were made');
  operationsOn(backend).dense(x, weights, biases, activation, z, a);
  operationsOn(backend).activateBack(activation, z, a, da, dz);
  operationsOn(backend).multiply(dz, weights, dx, false, true);
  operationsOn(backend).multiply(x, dz, gradient, true, false);
  operationsOn(backend).prepareUpdate(adam, { value: weights, gradient, slots: { m, v }, weightDecay: 3 })?.(0.01, 1);
  operationsOn(backend).addProduct(x, dz, weights, true, false, -0.01);
  operationsOn(backend).prepareUpdate(sgd, { value: weights, gradient, slots: {}, weightDecay: 3 })?.(0.01, 1);
  const results = [z, a, dz, dx, gradient, weights, m, v];
  const bits = bitsOf(results);
  for (const tensor of [x, biases, da, ...results]) backend.memory.release(tensor);
  return bits;
}

function bitsOf(tensors: readonly Tensor[]): Uint32Array {
  const bits = new Uint32Array(tensors.reduce((length, { data }) => length + data.length, 0));
  let start = 0;
  for (const { data } of tensors) {
    bits.set(new Uint32Array(data.slice().buffer), start);
    start += data.length;
  }
  return bits;
}

/** Where the bits differ first; −1 where they are the same. (The report on two such long lists would take a test framework hours.) */
function firstDifference(actual: Uint32Array, expected: Uint32Array): number {
  if (actual.length !== expected.length) return Math.min(actual.length, expected.length);
  return actual.findIndex((bits, i) => bits !== expected[i]);
}

// Each is large enough to be spread; the sizes leave rests after every block and panel.
const sizes = fc.record({
  batch: fc.integer({ min: 90, max: 150 }),
  inputs: fc.integer({ min: 80, max: 330 }),
  units: fc.integer({ min: 70, max: 300 }),
});

describe.each([
  ['relaxed', false],
  ['plain', true],
])('%s', (_build, deterministic) => {
  test('two and three threads give the bits of one', async () => {
    const [one, two, three] = await Promise.all([1, 2, 3].map((threads) => createServing(threads, deterministic)));
    if (!one || !two || !three) throw new Error('three backends were made');
    const property = fc.property(sizes, fc.constantFrom(0, 0.5, 0.85), fc.constantFrom(...activations), (shape, zeroShare, activation) => {
      const expected = layerStep(one, shape, activation, zeroShare);
      expect(firstDifference(layerStep(two, shape, activation, zeroShare), expected)).toBe(-1);
      expect(firstDifference(layerStep(three, shape, activation, zeroShare), expected)).toBe(-1);
    });
    fc.assert(property, { seed: 1, numRuns: 15 });
    two.close();
    three.close();
  }, 180_000); // three threads that poll on two processors, beside other tests

  test('the other threads alone, the calling one only waiting, do all chunks and give the same bits', async () => {
    const [one, alone] = [await createServing(1, deterministic), await createServedAlone(2, deterministic)];
    for (const zeroShare of [0, 0.85]) {
      const shape = { batch: 128, inputs: 801, units: 259 }; // more than two panels deep
      expect(firstDifference(layerStep(alone.backend, shape, leaky, zeroShare), layerStep(one, shape, leaky, zeroShare))).toBe(-1);
    }
    expect(alone.chunksDone()).toBeGreaterThan(20);
    alone.backend.close();
  });
});

describe('threads', () => {
  const opened: Backend[] = [];
  afterAll(() => opened.forEach((backend) => backend.close()));
  const shape = { batch: 128, inputs: 200, units: 300 };

  test('reach tensors made after the memory has grown under them', async () => {
    const { backend } = await createServedAlone(2, false);
    opened.push(backend);
    const before = layerStep(backend, shape, leaky, 0.85);
    const ballast = backend.memory.allocate([40_000_000], 'float32'); // 160 MB: the memory begins with 16
    ballast.data.fill(1);
    expect(layerStep(backend, { ...shape, units: 301 }, leaky, 0.85)).toHaveLength(before.length + 128 * 3 + 200 * 4);
    expect(firstDifference(layerStep(backend, shape, leaky, 0.85), before)).toBe(-1);
  });

  test('woken from sleep, work on', async () => {
    const { backend } = await createServedAlone(2, false);
    opened.push(backend);
    const before = layerStep(backend, shape, leaky, 0);
    await setTimeout(200); // they look for work for about 0.1 ms, then sleep
    expect(firstDifference(layerStep(backend, shape, leaky, 0), before)).toBe(-1);
  });

  test('closed, the backend goes on with one, to the same bits', async () => {
    const backend = await createServing(2);
    const before = layerStep(backend, shape, leaky, 0.85);
    expect(backend.threads).toBe(2);
    backend.close();
    backend.close(); // twice is once
    expect(backend.threads).toBe(1);
    expect(firstDifference(layerStep(backend, shape, leaky, 0.85), before)).toBe(-1);
  });

  test('closed before they were ever needed, are not started later', async () => {
    const backend = await createWasmBackend({ threads: 2 });
    backend.close();
    const one = await createServing(1);
    expect(firstDifference(layerStep(backend, shape, leaky, 0), layerStep(one, shape, leaky, 0))).toBe(-1);
  });

  test.each([0, -1, 1.5, NaN, 65])('%d of them are refused', async (threads) => {
    await expect(createWasmBackend({ threads })).rejects.toThrow(expect.objectContaining({ code: 'VITRUM_INVALID_OPTION' }));
  });

  test('left out, are as many as there are processors, at most 8', async () => {
    const backend = await createWasmBackend();
    opened.push(backend);
    expect(backend.threads).toBe(Math.min(8, navigator.hardwareConcurrency));
  });

  test('do not keep a process alive', async () => {
    const script = fileURLToPath(new URL('support/use-threads.ts', import.meta.url));
    const run = promisify(execFile)(process.execPath, ['--import', 'tsx', '--conditions=@vitrum/source', script], { timeout: 30_000 });
    await expect(run).resolves.toEqual({ stdout: 'serving 1\n', stderr: '' });
  });
});
