import type { Activation, Backend, Tensor } from '@vitrum/core';
import { createTensor, referenceBackend } from '@vitrum/tensor';
import { expect, test } from 'vitest';
import { resultOf, subjectOf, textOf, type Mutant, type Unknown } from './support/subjects.ts';

const backend = (changes: Partial<Backend>): Unknown => ({
  isAvailable: () => true,
  create: () => ({ ...referenceBackend, name: 'mutant', ...changes }),
});
const scaled = ({ data }: Tensor, factor: number): void => { data.forEach((x, i) => (data[i] = factor * x)); };

const mutants: readonly Mutant[] = [
  ['a product that is a little off', 'agreement', 'matmul, a·b of 1 × 7 × 5 gives', backend({ matmul: (a, b, out, ta, tb) => { referenceBackend.matmul(a, b, out, ta, tb); scaled(out, 1.001); } })],
  ['a transpose that is forgotten', 'agreement', 'aᵀ·b', backend({ matmul: (a, b, out, ta, tb) => { if (ta && a.shape[0] === a.shape[1]) referenceBackend.matmul(a, b, out, false, tb); else referenceBackend.matmul(a, b, out, ta, tb); if (ta) scaled(out, -1); } })],
  ['a scale that is forgotten', 'agreement', 'addMatmul', backend({ addMatmul: (a, b, out, ta, tb) => { referenceBackend.addMatmul(a, b, out, ta, tb, 1); } })],
  ['a sum that is overwritten', 'agreement', 'addSumRows', backend({ addSumRows: (matrix, out) => { referenceBackend.sumRows(matrix, out); scaled(out, 0.7); } })],
  ['one row that is left out', 'agreement', 'sumRows of 5 × 3', backend({ sumRows: (matrix, out) => { const rows = (matrix.shape[0] ?? 1) > 4 ? 4 : matrix.shape[0] ?? 1; referenceBackend.sumRows(referenceBackend.firstRows(matrix, rows), out); } })],
  ['no biases', 'agreement', 'denseForward with identity', backend({ denseForward: (x, w, _b, activation, z, a) => { referenceBackend.denseForward(x, w, createTensor([w.shape[1] ?? 0]), activation, z, a); } })],
  ['a rough tanh', 'agreement', 'activationForward of tanh', backend({ activationForward: (activation: Activation, z, a) => { referenceBackend.activationForward(activation, z, a); if (activation.name === 'tanh') scaled(a, 1.001); } })],
  ['a gradient that is not passed on', 'agreement', 'activationBackward of softmax', backend({ activationBackward: (activation: Activation, z, a, da, dz) => { if (activation.name === 'softmax') dz.data.fill(0); else referenceBackend.activationBackward(activation, z, a, da, dz); } })],
  ['memory that is not zero', 'memory', 'it must be zeros', backend({ allocate: (shape, precision) => { const tensor = createTensor(shape, precision); tensor.data[0] = 1; return tensor; } })],
  ['32 bits alone', 'memory', 'allocate([3, 5], "float64") gives a Float32Array', backend({ allocate: (shape) => createTensor(shape) })],
  ['a view that is a copy', 'memory', 'firstRows gives a copy', backend({ firstRows: (tensor, count) => { const view = referenceBackend.firstRows(tensor, count); return { ...view, data: view.data.slice() }; } })],
  ['bytes from the beginning', 'memory', 'storeBytes: read(250', backend({ storeBytes: (bytes) => { const store = referenceBackend.storeBytes(bytes); return { ...store, read: (_start, count, divisor, out, offset) => { store.read(0, count, divisor, out, offset); } }; } })],
  ['no threads', 'memory', 'threads is 0', backend({ threads: 0 })],
  ['an end at close', 'memory', 'after close', { isAvailable: () => true, create: () => { let closed = false; return { ...referenceBackend, close: () => { closed = true; }, matmul: (...given: Parameters<Backend['matmul']>) => { if (!closed) referenceBackend.matmul(...given); } }; } }],
];

test.each(mutants)('%s is found by %s', async (_fault, check, says, contribution) => {
  expect(textOf(await resultOf(subjectOf('backends', contribution), check))).toContain(says);
});

test('a backend that cannot run here is left out', async () => {
  for (const check of ['agreement', 'memory']) {
    const contribution = { isAvailable: () => false, create: () => { throw new Error('never'); } };
    expect((await resultOf(subjectOf('backends', contribution), check)).leftOut).toBe('it says that it cannot run on this machine');
  }
});
