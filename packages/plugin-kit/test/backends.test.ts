import type { Backend, KernelOf, Memory, OperandsOf, OperationName, Tensor } from '@vitrum/core';
import { createTensor, referenceBackend } from '@vitrum/tensor';
import { averagePoolBack, conv2d, gemm, maxPool, sumRows, operations } from '@vitrum/tensor/operations';
import { describe, expect, test } from 'vitest';
import { builtInSubjects, failuresOf, resultOf, subjectOf, textOf, type Mutant, type Unknown } from './support/subjects.ts';

const { memory } = referenceBackend;
const backend = (changes: Partial<Backend>): Unknown => ({
  isAvailable: () => true,
  create: () => ({ ...referenceBackend, name: 'mutant', ...changes }),
});
const withMemory = (changes: Partial<Memory>): Unknown => backend({ memory: { ...memory, ...changes } });
/** One operation is changed; `run` is its reference kernel. */
const withKernel = <Name extends OperationName>(name: Name, change: (operands: OperandsOf<Name>, run: KernelOf<Name>) => KernelOf<Name>): Unknown =>
  backend({
    prepare: (operation, operands) => {
      const run = operations[operation].reference(operands);
      const asked: OperationName = operation;
      // Where `operation` is `name`, operands and kernel are those of that operation; the compiler does not see it.
      return asked === name ? change(operands, run) : run;
    },
  });
const scaled = ({ data }: Tensor, factor: number): void => { data.forEach((x, i) => (data[i] = factor * x)); };

const mutants: readonly Mutant[] = [
  ['a product that is a little off', 'agreement', 'gemm, a·b of 1 × 7 × 5 gives', withKernel('gemm', ({ out, accumulate, bias }, run) => (scale) => { run(scale); if (accumulate !== true && bias === undefined) scaled(out, 1.001); })],
  ['a transpose that is forgotten', 'agreement', 'aᵀ·b', withKernel('gemm', ({ out, transposeA }, run) => (scale) => { run(scale); if (transposeA === true) scaled(out, -1); })],
  ['a scale that is forgotten', 'agreement', 'gemm that adds', withKernel('gemm', (_operands, run) => () => run())],
  ['a product that is overwritten', 'agreement', 'gemm that adds', withKernel('gemm', (operands, run) => (operands.accumulate === true ? gemm.reference({ ...operands, accumulate: false }) : run))],
  ['a sum that is overwritten', 'agreement', 'sum-rows that adds', withKernel('sum-rows', (operands) => sumRows.reference({ ...operands, accumulate: false }))],
  ['one row that is left out', 'agreement', 'sum-rows of 5 × 3', withKernel('sum-rows', (operands) => sumRows.reference({ ...operands, matrix: memory.rows(operands.matrix, Math.min(operands.matrix.shape[0] ?? 1, 4)) }))],
  ['no biases', 'agreement', 'gemm with bias and identity', withKernel('gemm', ({ bias: _bias, ...operands }) => gemm.reference(operands))],
  ['no activation at the end of a product', 'agreement', 'gemm with bias and identity', withKernel('gemm', ({ then: _then, ...operands }) => gemm.reference(operands))],
  ['an addition that overwrites', 'agreement', 'add of 1 × 1', withKernel('add', ({ b, out }) => () => out.data.set(b.data))],
  ['a rough tanh', 'agreement', 'activate of tanh', withKernel('activate', ({ activation, a }, run) => () => { run(); if (activation.name === 'tanh') scaled(a, 1.001); })],
  ['a gradient that is not passed on', 'agreement', 'activate-back of softmax', withKernel('activate-back', ({ activation, dz }, run) => () => { if (activation.name === 'softmax') dz.data.fill(0); else run(); })],
  ['a convolution that forgets the padding', 'agreement', 'conv2d of 1 × 6 × 5 × 1 with 2 × 2, stride 2, padding 0 and 1', withKernel('conv2d', (operands, run) => (operands.padding[0] === 0 ? conv2d.reference({ ...operands, padding: [0, 0] }) : run))],
  ['half of the gradient of a convolution', 'agreement', 'conv2d-weights of', withKernel('conv2d-weights', ({ weights }, run) => () => { run(); scaled(weights, 0.5); })],
  ['the largest number of a window taken for its mean', 'agreement', 'average-pool of 2 × 8 × 6 × 16 with 2 × 2', withKernel('average-pool', (operands) => maxPool.reference(operands))],
  ['the gradient of a mean where that of the largest number belongs', 'agreement', 'max-pool-back of', withKernel('max-pool-back', ({ outGradient, inputGradient, ...places }) => averagePoolBack.reference({ ...places, input: inputGradient, out: outGradient }))],
  ['an optimizer that does not count its steps', 'agreement', 'update of adam', withKernel('update', (_operands, run) => (learningRate) => run(learningRate, 1))],
  ['memory that is not zero', 'memory', 'it must be zeros', withMemory({ allocate: (shape, precision) => { const tensor = createTensor(shape, precision); tensor.data[0] = 1; return tensor; } })],
  ['32 bits alone', 'memory', 'allocate([3, 5], "float64") gives a Float32Array', withMemory({ allocate: (shape) => createTensor(shape) })],
  ['a view that is a copy', 'memory', 'rows gives a copy', withMemory({ rows: (tensor, count) => { const view = memory.rows(tensor, count); return { ...view, data: view.data.slice() }; } })],
  ['writing from the beginning', 'memory', 'write(…, 1) does not write from element 1 on', withMemory({ write: ({ data }, values) => data.set(values) })],
  ['numbers that are read too late', 'memory', 'read of two rows of [[1, 2], [3, 4], [5, 6]] gives 0, 0, 0, 0', withMemory({ read: (tensor) => Promise.resolve(tensor.data.map(() => 0)) })],
  ['bytes from the beginning', 'memory', 'bytes: read(250', withMemory({ bytes: (bytes) => { const store = memory.bytes(bytes); return { ...store, read: (_start, count, divisor, out, offset) => { store.read(0, count, divisor, out, offset); } }; } })],
  ['no threads', 'memory', 'threads is 0', backend({ threads: 0 })],
  ['an end at close', 'memory', 'after close', { isAvailable: () => true, create: () => { let closed = false; return { ...referenceBackend, close: () => { closed = true; }, prepare: () => (closed ? () => undefined : undefined) }; } }],
];

test.each(mutants)('%s is found by %s', async (_fault, check, says, contribution) => {
  expect(textOf(await resultOf(subjectOf('backends', contribution), check))).toContain(says);
});

describe('without a fault', () => {
  test.each(builtInSubjects('backends'))('$name', async (subject) => {
    expect(await failuresOf(subject)).toEqual([]);
  });

  test('a backend that has no operation of its own: the reference serves', async () => {
    expect(await failuresOf(subjectOf('backends', backend({ prepare: () => undefined })))).toEqual([]);
  });
});

test('a backend that cannot run here is left out', async () => {
  for (const check of ['agreement', 'memory']) {
    const contribution = { isAvailable: () => false, create: () => { throw new Error('never'); } };
    expect((await resultOf(subjectOf('backends', contribution), check)).skipped).toBe('it says that it cannot run on this machine');
  }
});
