import { describe, expect, test } from 'vitest';
import { createDraws, createTensor } from '@vitrum/tensor';
import { dropMask } from '@vitrum/tensor/operations';
import { backends, createServedAlone } from './support/backends.ts';
import { drawn } from './support/tensors.ts';

/** The mask of the reference, of the third step after 5 numbers. */
function expectedMask(length: number, rate: number): Float32Array {
  const mask = createTensor([length]);
  dropMask.reference({ random: drawsAtStep(), rate, mask })();
  return Float32Array.from(mask.data);
}

function drawsAtStep() {
  const random = createDraws(2 ** 40 + 3, 0x1_0007);
  random.startStep(3, 2);
  for (let i = 0; i < 5; i++) random.nextUint32();
  return random;
}

describe.each(backends)('%s', (_build, backend) => {
  test.each([1, 3, 4, 7, 16, 61, 64, 100_001])('draws %i numbers of the reference, to the bit, and writes nothing beside them', (length) => {
    for (const rate of [0, 0.25, 0.5, 1 - 2 ** -40]) {
      const whole = drawn(backend, [length + 3], () => 7);
      backend.prepare('drop-mask', { random: drawsAtStep(), rate, mask: backend.memory.rows(whole, length) })?.();
      expect(whole.data.subarray(0, length)).toEqual(expectedMask(length, rate));
      expect([...whole.data.subarray(length)]).toEqual([7, 7, 7]);
    }
  });

  test('later draws begin after those of the mask', () => {
    const [one, other] = [drawsAtStep(), drawsAtStep()];
    backend.prepare('drop-mask', { random: one, rate: 0.5, mask: drawn(backend, [9], () => 0) })?.();
    dropMask.reference({ random: other, rate: 0.5, mask: createTensor([9]) })();
    expect(one.nextUint32()).toBe(other.nextUint32());
  });

  test('multiplies, also in place', () => {
    const [a, b, out] = [drawn(backend, [3, 7], () => 3), drawn(backend, [3, 7], () => 0.5), drawn(backend, [3, 7], () => 7)];
    backend.prepare('multiply', { a, b, out })?.();
    expect([...out.data]).toEqual(Array<number>(21).fill(1.5));
    backend.prepare('multiply', { a, b, out: a })?.();
    expect([...a.data]).toEqual(Array<number>(21).fill(1.5));
    expect(backend.prepare('multiply', { a, b, out: createTensor([3, 7]) })).toBeUndefined();
  });
});

test('other threads alone draw the mask of one', async () => {
  const { backend, chunksDone } = await createServedAlone(2, true);
  const mask = drawn(backend, [200_003], () => 7);
  backend.prepare('drop-mask', { random: drawsAtStep(), rate: 0.3, mask })?.();
  expect(mask.data.slice()).toEqual(expectedMask(200_003, 0.3));
  expect(chunksDone()).toBeGreaterThanOrEqual(3);
  backend.close();
});
