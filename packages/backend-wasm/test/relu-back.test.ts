import { expect, test } from 'vitest';
import type { Activation, Backend, Tensor } from '@vitrum/core';
import { createTensor, referenceBackend } from '@vitrum/tensor';
import { operationsOn } from '@vitrum/test-support/operations-on';
import { activations } from './support/activations.ts';
import { backends, createServedAlone } from './support/backends.ts';
import { drawing, drawn, firstOutside, gamma, magnitudes, widened } from './support/tensors.ts';

/** Rests of every kind, one block of the columns and several, small enough for one thread and worth more. */
const shapes = [[9, 65, 30], [8, 67, 33], [17, 256, 23], [64, 100, 10], [40, 700, 90], [128, 256, 512]] as const;

type Sizes = (typeof shapes)[number];
const exactSums = new Map<Sizes, ReturnType<typeof sumsOf>>();

/** δ·Wᵀ and that of the magnitudes, in 64 bits: the same for every build, activation and share. */
function sumsOf(dz: Tensor, weights: Tensor, [m, , n]: Sizes) {
  const [ofSums, bounds] = [createTensor([m, n], 'float64'), createTensor([m, n], 'float64')];
  operationsOn(referenceBackend).multiply(widened(dz), widened(weights), ofSums, false, true);
  operationsOn(referenceBackend).multiply(magnitudes(dz), magnitudes(weights), bounds, false, true);
  return { ofSums, bounds };
}

/** ∂C/∂z = (δ·Wᵀ) ⊙ φ′(z) against the reference in 64 bits, where a share of z is positive. */
function expectPassedBack(backend: Backend, activation: Activation, shape: Sizes, positives: number): void {
  const [m, k, n] = shape;
  const [dz, weights] = [drawn(backend, [m, k], drawing(1, 0.3)), drawn(backend, [n, k], drawing(2, 0))];
  const draw = drawing(3, 0.01);
  const z = drawn(backend, [m, n], () => draw() + 2 * positives - 1);
  const [a, out] = [drawn(backend, [m, n], () => NaN), drawn(backend, [m, n], () => NaN)];
  const { ofSums, bounds } = exactSums.get(shape) ?? sumsOf(dz, weights, shape);
  exactSums.set(shape, { ofSums, bounds });
  const sums = createTensor([m, n], 'float64');
  operationsOn(backend).activate(activation, z, a);
  operationsOn(referenceBackend).activateBack(activation, widened(z), widened(a), ofSums, sums);
  const goBack = backend.prepare('gemm', { a: dz, b: weights, out, transposeB: true, through: { activation, z, a } });
  if (goBack === undefined) throw new Error('these have a kernel');
  for (const scale of [1, -0.5]) {
    goBack(scale);
    const expected = { ...sums, data: sums.data.map((sum) => scale * sum) };
    expect(firstOutside(out, expected, (i) => gamma(k + 6) * (bounds.data[i] ?? NaN))).toBeUndefined();
  }
  for (const tensor of [dz, weights, z, a, out]) backend.memory.release(tensor);
}

const cases = backends.flatMap(([build, backend]) => activations.map((activation) => ({ build, backend, activation, name: activation.name })));

test.each(cases)('$build, $name: a product that goes back through it is within the rounding bound', ({ backend, activation }) => {
  for (const shape of shapes) for (const positives of [0, 0.3, 0.5, 1]) expectPassedBack(backend, activation, shape, positives);
});

test('other threads alone do it', async () => {
  const { backend, chunksDone } = await createServedAlone(2, false);
  for (const activation of activations) expectPassedBack(backend, activation, shapes[5], 0.5);
  expect(chunksDone()).toBeGreaterThan(0);
  backend.close();
});
