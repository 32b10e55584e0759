import { expect, test } from 'vitest';
import type { Activation, Backend, Shape, Tensor } from '@vitrum/core';
import { createRandom } from '@vitrum/tensor';
import { activations } from './support/activations.ts';
import { backends, createServedAlone } from './support/backends.ts';
import { drawing, drawn, firstOutside } from './support/tensors.ts';

/** The quick path of whole vectors, with and without a rest of rows and columns; a rest of channels; windows that overlap. */
const poolings = [
  { input: [9, 28, 28, 16], out: [9, 14, 14, 16], size: 2, stride: 2, padding: [0, 0] },
  { input: [3, 7, 9, 8], out: [3, 3, 4, 8], size: 2, stride: 2, padding: [0, 0] },
  { input: [11, 27, 29, 9], out: [11, 13, 14, 9], size: 2, stride: 2, padding: [0, 0] },
  { input: [2, 7, 9, 12], out: [2, 4, 5, 12], size: 3, stride: 2, padding: [1, 1] },
] as const;

const doubled: Activation = { kind: 'elementwise', name: 'doubled', forward: (z) => 2 * z, derivative: () => 2 };

/** ∂C/∂z in one operation and in two, where some of z may be NaN. */
function errorsOf(backend: Backend, activation: Activation, pooling: (typeof poolings)[number], nanShare: number): readonly [joined: Tensor, apart: Tensor] {
  const { input: shape, out: outShape, ...places } = pooling;
  const [random, draw] = [createRandom(2), drawing(1, 0.2)];
  const allocate = (of: Shape): Tensor => drawn(backend, of, () => 7);
  const z = drawn(backend, shape, () => (random.uniform() < nanShare ? NaN : draw()));
  const outGradient = drawn(backend, outShape, drawing(3, 0));
  const [input, out, da, joined, apart] = [allocate(shape), allocate(outShape), allocate(shape), allocate(shape), allocate(shape)];
  const kernels = [
    backend.prepare('max-pool', { input, out, ...places }),
    backend.prepare('max-pool-back', { input, out, inputGradient: da, outGradient, ...places }),
    backend.prepare('max-pool-activate-back', { activation, z, dz: joined, input, out, outGradient, ...places }),
  ];
  for (let i = 0; i < z.data.length; i++) input.data[i] = activation.kind === 'rowwise' ? NaN : activation.forward(z.data[i] ?? NaN);
  for (const run of kernels) {
    if (run === undefined) throw new Error('each has a kernel');
    run();
  }
  const activateBack = backend.prepare('activate-back', { activation, z, a: input, da, dz: apart });
  if (activateBack !== undefined) activateBack();
  else for (let i = 0; i < apart.data.length; i++) apart.data[i] = 2 * (da.data[i] ?? NaN); // `doubled`
  for (const tensor of [z, outGradient, input, out, da]) backend.memory.release(tensor);
  return [joined, apart];
}

const cases = backends.flatMap(([build, backend]) => [...activations, doubled].map((activation) => ({ build, backend, activation, name: activation.name })));

test.each(cases)('$build, $name: to z in one operation are the numbers of two', ({ backend, activation }) => {
  for (const pooling of poolings) {
    for (const nanShare of [0, 0.01]) {
      const [joined, apart] = errorsOf(backend, activation, pooling, nanShare);
      expect(firstOutside(joined, apart, () => 0)).toBeUndefined();
      for (const tensor of [joined, apart]) backend.memory.release(tensor);
    }
  }
});

test('other threads alone give the bits of two operations', async () => {
  const { backend, chunksDone } = await createServedAlone(2, true);
  for (const activation of activations) {
    const [joined, apart] = errorsOf(backend, activation, poolings[0], 0);
    expect(firstOutside(joined, apart, () => 0)).toBeUndefined();
  }
  expect(chunksDone()).toBeGreaterThanOrEqual(4 * activations.length);
  backend.close();
});
