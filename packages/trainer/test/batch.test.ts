import { activationsPlugin } from '@vitrum/activations';
import { createRegistry, type Dataset, type Precision } from '@vitrum/core';
import { layersPlugin } from '@vitrum/layers';
import { createNetwork, denseNetworkConfig, type Network } from '@vitrum/network';
import { createRandom, referenceBackend } from '@vitrum/tensor';
import { BatchReader } from '@vitrum/trainer/internal';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCountingBackend } from '@vitrum/test-support/counting-backend';

const registry = createRegistry([activationsPlugin, layersPlugin]);
const size = 12;
const inputs = 6;
const random = createRandom(5);
const bytes = Uint8Array.from({ length: size * inputs }, () => random.integer(256));

/** The bytes as a dataset that hands them out sample by sample; the target of a sample is its number. */
const bySample: Dataset = {
  name: 'bytes',
  size,
  inputShape: [2, 3],
  targetSize: 1,
  readInput: (index, out, offset) => {
    for (let i = 0; i < inputs; i++) out[offset + i] = (bytes[index * inputs + i] ?? NaN) / 255;
  },
  readTarget: (index, out, offset) => void (out[offset] = index),
};
/** The same dataset, which gives its inputs as bytes alone. */
const byBytes: Dataset = {
  ...bySample,
  inputBytes: { bytes, divisor: 255 },
  readInput: () => {
    throw new Error('The bytes are there to be read.');
  },
};

const createReaderNetwork = (precision: Precision, backend = referenceBackend): Network =>
  createNetwork(registry, denseNetworkConfig(registry, { architecture: [inputs, 1] }), { seed: 1, precision, backend });

const ranges = fc.integer({ min: 1, max: size }).chain((count) => fc.tuple(fc.integer({ min: 0, max: size - count }), fc.constant(count)));
const orders = fc.option(fc.shuffledSubarray([...Array(size).keys()], { minLength: size }), { nil: undefined });

describe.each<Precision>(['float32', 'float64'])('in %s', (precision) => {
  test('a batch has the inputs and targets of its samples, read one by one or as bytes', () => {
    const network = createReaderNetwork(precision);
    const readers = [new BatchReader(bySample, network), new BatchReader(byBytes, network)];
    const property = fc.property(ranges, orders, ([start, count], order) => {
      const samples = (order ?? [...Array(size).keys()]).slice(start, start + count);
      const rounded = precision === 'float32' ? Math.fround : Number;
      const expected = samples.flatMap((sample) => [...bytes.subarray(sample * inputs, (sample + 1) * inputs)].map((byte) => rounded(byte / 255)));
      for (const reader of readers) {
        const batch = reader.read(start, count, order && Uint32Array.from(order));
        expect(batch.inputs.shape).toEqual([count, inputs]);
        expect([...batch.inputs.data]).toEqual(expected);
        expect([...batch.targets.data]).toEqual(samples);
      }
    });
    fc.assert(property, { seed: 1, numRuns: 200 });
  });
});

test('the memory is given back, and taken anew by the next batch; the inputs are the network’s own', () => {
  const backend = createCountingBackend();
  const network = createReaderNetwork('float32', backend);
  const reader = new BatchReader(byBytes, network);
  const own = network.inputFor(5);
  const before = backend.held.size;
  const first = reader.read(2, 5);
  const values = [...first.inputs.data];
  expect(first.inputs).toBe(own);
  const books = () => ({ tensors: backend.held.size - before, byteStores: { ...backend.byteStores } });
  expect(books()).toEqual({ tensors: 1, byteStores: { held: 1, made: 1 } });
  reader.release();
  expect(books()).toEqual({ tensors: 0, byteStores: { held: 0, made: 1 } });
  const again = reader.read(2, 5);
  expect(again.targets).not.toBe(first.targets);
  expect([...again.inputs.data]).toEqual(values);
  expect(books()).toEqual({ tensors: 1, byteStores: { held: 1, made: 2 } });
});
