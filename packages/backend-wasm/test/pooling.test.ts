import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Backend, Shape, Tensor } from '@vitrum/core';
import type { PoolOperands } from '@vitrum/core/internal';
import { createRandom, createTensor } from '@vitrum/tensor';
import { averagePool, averagePoolBack, maxPool, maxPoolBack } from '@vitrum/tensor/operations';
import { backends, createServedAlone } from './support/backends.ts';
import { drawing, drawn, firstOutside, gamma, widened } from './support/tensors.ts';

interface Pooling extends Pick<PoolOperands, 'size' | 'stride' | 'padding'> {
  readonly input: Shape;
  readonly out: Shape;
}

/** Along one axis: as many places as fit, with a padding that leaves a part of the picture under every window. */
function placesAlong(length: number, size: number, stride: number, before: number): number {
  return Math.max(1, Math.floor((length + 2 * before - size) / stride) + 1);
}

/** Windows that overlap, that leave gaps and that stand out; every rest after vectors of 4 channels; batches that do not divide. */
const poolings: fc.Arbitrary<Pooling> = fc
  .record({
    batch: fc.integer({ min: 1, max: 5 }), height: fc.integer({ min: 3, max: 9 }), width: fc.integer({ min: 3, max: 9 }),
    channels: fc.integer({ min: 1, max: 18 }), size: fc.integer({ min: 1, max: 3 }), stride: fc.integer({ min: 1, max: 3 }),
    top: fc.integer({ min: 0, max: 2 }), left: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ batch, height, width, channels, size, stride, top, left }) => {
    const [before, beside] = [Math.min(top, size - 1), Math.min(left, size - 1)];
    return {
      input: [batch, height, width, channels], size, stride, padding: [before, beside],
      out: [batch, placesAlong(height, size, stride, before), placesAlong(width, size, stride, beside), channels],
    };
  });

/** Large enough to be spread over threads; the quick path with and without a rest of rows, columns and channels, and the plain one. */
const large: readonly Pooling[] = [
  { input: [9, 28, 28, 16], out: [9, 14, 14, 16], size: 2, stride: 2, padding: [0, 0] },
  { input: [11, 27, 29, 9], out: [11, 13, 14, 9], size: 2, stride: 2, padding: [0, 0] },
  { input: [7, 27, 29, 13], out: [7, 14, 15, 13], size: 3, stride: 2, padding: [1, 1] },
];

/** Whole numbers, of which many are equal, and the NaN in between. */
function tied(seed: number, nanShare: number): () => number {
  const random = createRandom(seed);
  return () => (random.uniform() < nanShare ? NaN : Math.floor(random.uniform(-2, 3)));
}

type Tensors = Readonly<Record<'input' | 'out' | 'inputGradient' | 'outGradient' | 'mean' | 'meanGradient', Tensor>>;

/** All four operations, one after the other; the results overwrite what was there before. */
function pooled(backend: Backend, { input, out, ...places }: Pooling, seed: number, nanShare: number): Tensors {
  const allocate = (shape: Shape): Tensor => drawn(backend, shape, () => 7);
  const tensors = {
    input: drawn(backend, input, tied(seed, nanShare)), out: allocate(out), inputGradient: allocate(input),
    outGradient: drawn(backend, out, drawing(seed + 1, 0)), mean: allocate(out), meanGradient: allocate(input),
  };
  for (const run of kernelsOf(backend, tensors, places)) run?.();
  return tensors;
}

function kernelsOf(backend: Backend, tensors: Tensors, places: Omit<PoolOperands, 'input' | 'out'>): readonly ((() => void) | undefined)[] {
  const { input, out, inputGradient, outGradient, mean, meanGradient } = tensors;
  return [
    backend.prepare('max-pool', { input, out, ...places }),
    backend.prepare('max-pool-back', { input, out, inputGradient, outGradient, ...places }),
    backend.prepare('average-pool', { input, out: mean, ...places }),
    backend.prepare('average-pool-back', { input: meanGradient, out: outGradient, ...places }),
  ];
}

/** The same in 64 bits on the reference backend. */
function expectedOf({ input, outGradient }: Tensors, { out: outShape, size, stride, padding }: Pooling): Omit<Tensors, 'input' | 'outGradient'> {
  const places = { size, stride, padding };
  const [x, da] = [widened(input), widened(outGradient)];
  const [out, mean] = [createTensor(outShape, 'float64'), createTensor(outShape, 'float64')];
  const [inputGradient, meanGradient] = [createTensor(input.shape, 'float64'), createTensor(input.shape, 'float64')];
  maxPool.reference({ input: x, out, ...places })();
  maxPoolBack.reference({ input: x, out, inputGradient, outGradient: da, ...places })();
  averagePool.reference({ input: x, out: mean, ...places })();
  averagePoolBack.reference({ input: meanGradient, out: da, ...places })();
  return { out, inputGradient, mean, meanGradient };
}

function check(backend: Backend, pooling: Pooling, seed: number, nanShare: number): void {
  const actual = pooled(backend, pooling, seed, nanShare);
  const expected = expectedOf(actual, pooling);
  // At most size² numbers below 4 are added up, or gradients below 1 from as many windows.
  const bound = gamma(pooling.size ** 2 + 2) * 4 * pooling.size ** 2;
  expect(firstOutside(actual.out, expected.out, () => 0)).toBeUndefined();
  expect(firstOutside(actual.inputGradient, expected.inputGradient, () => bound)).toBeUndefined();
  expect(firstOutside(actual.mean, expected.mean, () => bound)).toBeUndefined();
  expect(firstOutside(actual.meanGradient, expected.meanGradient, () => bound)).toBeUndefined();
  for (const tensor of Object.values(actual)) backend.memory.release(tensor);
}

describe.each(backends)('%s', (_build, backend) => {
  test('pools as the reference does: equal numbers, NaN, every rest', () => {
    fc.assert(fc.property(poolings, fc.nat(), fc.constantFrom(0, 0.1), (pooling, seed, nanShare) => check(backend, pooling, seed, nanShare)), { seed: 1, numRuns: 200 });
  });

  test.each(large)('pools $input to $out as the reference does', (pooling) => {
    check(backend, pooling, 3, 0.01);
  });

  test('has kernels for its own tensors, and leaves wrong windows to the reference', () => {
    const [pooling] = large;
    if (pooling === undefined) throw new Error('there are large ones');
    const { input, out, ...places } = pooling;
    const tensors = pooled(backend, pooling, 1, 0);
    expect(kernelsOf(backend, tensors, places).map((run) => typeof run)).toEqual(['function', 'function', 'function', 'function']);
    const outside = kernelsOf(backend, tensors, { ...places, stride: 3 });
    expect(outside).toEqual([undefined, undefined, undefined, undefined]);
    expect(backend.prepare('max-pool', { input: createTensor(input), out: createTensor(out), ...places })).toBeUndefined();
    for (const tensor of Object.values(tensors)) backend.memory.release(tensor);
  });

  test('nothing beside the results is written', () => {
    const places = { size: 2, stride: 2, padding: [0, 0] } as const;
    const [wholeOut, wholeGradient] = [drawn(backend, [2, 2, 2, 3], () => 7), drawn(backend, [2, 4, 4, 3], () => 7)];
    const [out, inputGradient] = [backend.memory.rows(wholeOut, 1), backend.memory.rows(wholeGradient, 1)];
    const [input, outGradient] = [drawn(backend, [1, 4, 4, 3], drawing(1, 0)), drawn(backend, [1, 2, 2, 3], drawing(2, 0))];
    for (const run of kernelsOf(backend, { input, out, inputGradient, outGradient, mean: out, meanGradient: inputGradient }, places)) {
      if (run === undefined) throw new Error('each has a kernel');
      run();
    }
    expect([...wholeOut.data.subarray(12), ...wholeGradient.data.subarray(48)]).toEqual(Array<number>(12 + 48).fill(7));
  });
});

test.each(large)('other threads alone pool $input to the bits of one', async (pooling) => {
  const [, [, one] = [undefined, undefined]] = backends;
  if (one === undefined) throw new Error('the second backend is the plain one');
  const { backend, chunksDone } = await createServedAlone(2, true);
  const [expected, actual] = [pooled(one, pooling, 5, 0), pooled(backend, pooling, 5, 0)];
  for (const name of ['out', 'inputGradient', 'mean', 'meanGradient'] as const) {
    expect(firstOutside(actual[name], expected[name], () => 0)).toBeUndefined();
  }
  expect(chunksDone()).toBeGreaterThanOrEqual(4 * 3);
  backend.close();
});
