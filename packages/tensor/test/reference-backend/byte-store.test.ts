import { expect, test } from 'vitest';
import { createTensor, referenceBackend, tensorFrom } from '@vitrum/tensor';

test('reads byte / divisor from a place to a place, and writes nothing else', () => {
  const store = referenceBackend.memory.bytes(Uint8Array.of(1, 2, 3, 4, 5));
  const out = tensorFrom([2, 3], [9, 9, 9, 9, 9, 9]);
  store.read(1, 3, 4, out, 2);
  expect([...out.data]).toEqual([9, 9, 0.5, 0.75, 1, 9]);
  store.read(0, 0, 4, out, 0);
  expect([...out.data]).toEqual([9, 9, 0.5, 0.75, 1, 9]);
});

test('each of the 256 bytes, divided by 255, is rounded once', () => {
  const values = Array.from({ length: 256 }, (_, value) => value);
  const store = referenceBackend.memory.bytes(Uint8Array.from(values));
  const [single, double] = [createTensor([256]), createTensor([256], 'float64')];
  store.read(0, 256, 255, single, 0);
  store.read(0, 256, 255, double, 0);
  expect([...single.data]).toEqual(values.map((value) => Math.fround(value / 255)));
  expect([...double.data]).toEqual(values.map((value) => value / 255));
});
