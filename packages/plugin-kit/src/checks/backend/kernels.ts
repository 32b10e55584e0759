import type { Activation, Backend, Optimizer, Shape, Tensor } from '@vitrum/core';
import { prepareOn } from '@vitrum/tensor';
import { range } from '../../numerics/sample-points.ts';
import { conv2dCases } from './conv2d-kernels.ts';

/** A kernel with its operands: what it reads, and what it writes to. */
export interface KernelCase {
  readonly name: string;
  readonly inputs: readonly Shape[];
  readonly outputs: readonly Shape[];
  /** The number of terms that are added up for one number of the result. */
  readonly terms: number;
  readonly run: (backend: Backend, inputs: readonly Tensor[], outputs: readonly Tensor[]) => void;
}

/** Rows, inner length, columns: single numbers, every rest after vectors of 4 and 8, and a layer of MNIST. */
const sizes: readonly (readonly [m: number, k: number, n: number])[] = [
  [1, 1, 1],
  [1, 7, 5],
  [5, 1, 3],
  [4, 8, 16],
  [3, 33, 9],
  [17, 40, 23],
  [1, 784, 32],
  [32, 100, 10],
];
const transposes = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;

/** Every operation on shapes of every kind. */
export function kernelCases(activations: readonly Activation[], optimizers: readonly Optimizer[]): readonly KernelCase[] {
  const bySize = sizes.flatMap(([m, k, n]) => [
    ...transposes.flatMap(([transposeA, transposeB]) => products(m, k, n, transposeA, transposeB)),
    ...sums(m, n),
    addition(m, n),
    ...activations.flatMap((activation) => activationCases(activation, m, k, n)),
    ...optimizers.map((optimizer) => updateCase(optimizer, m, n)),
  ]);
  return [...bySize, ...conv2dCases];
}

function products(m: number, k: number, n: number, transposeA: boolean, transposeB: boolean): readonly KernelCase[] {
  const inputs = [transposeA ? [k, m] : [m, k], transposeB ? [n, k] : [k, n]];
  const described = `${transposeA ? 'aᵀ' : 'a'}·${transposeB ? 'bᵀ' : 'b'} of ${m} × ${k} × ${n}`;
  const shared = { inputs, outputs: [[m, n]], terms: k + 1 };
  return [
    {
      ...shared,
      name: `gemm, ${described}`,
      run: (backend, [a, b], [out]) => {
        if (a && b && out) prepareOn(backend)('gemm', { a, b, out, transposeA, transposeB })();
      },
    },
    {
      ...shared,
      name: `gemm that adds, ${described}`,
      run: (backend, [a, b], [out]) => {
        if (a && b && out) prepareOn(backend)('gemm', { a, b, out, transposeA, transposeB, accumulate: true })(-0.3);
      },
    },
  ];
}

function sums(m: number, n: number): readonly KernelCase[] {
  const shared = { inputs: [[m, n]], outputs: [[n]], terms: m + 1 };
  return [
    {
      ...shared,
      name: `sum-rows of ${m} × ${n}`,
      run: (backend, [matrix], [out]) => {
        if (matrix && out) prepareOn(backend)('sum-rows', { matrix, out })();
      },
    },
    {
      ...shared,
      name: `sum-rows that adds, of ${m} × ${n}`,
      run: (backend, [matrix], [out]) => {
        if (matrix && out) prepareOn(backend)('sum-rows', { matrix, out, accumulate: true })(0.7);
      },
    },
  ];
}

function addition(m: number, n: number): KernelCase {
  return {
    name: `add of ${m} × ${n}`,
    inputs: [[m, n]],
    outputs: [[m, n]],
    terms: 2,
    run: (backend, [x], [out]) => {
      if (x && out) prepareOn(backend)('add', { x, out })();
    },
  };
}

/** The second step: the first has left something in the optimizer's memory. */
function updateCase(optimizer: Optimizer, m: number, n: number): KernelCase {
  const slots = optimizer.slots ?? [];
  return {
    name: `update of ${optimizer.name}, ${m} × ${n}`,
    inputs: [[m, n]],
    outputs: range(0, slots.length, () => [m, n]),
    terms: 4,
    run: (backend, [gradient], [value, ...memory]) => {
      if (!gradient || !value) return;
      for (const { data } of memory) data.fill(0);
      const named = Object.fromEntries(memory.map((tensor, i) => [slots[i] ?? '', tensor]));
      const update = prepareOn(backend)('update', { optimizer, value, gradient, slots: named });
      for (const step of [1, 2]) update(0.01, step);
    },
  };
}

function activationCases(activation: Activation, m: number, k: number, n: number): readonly KernelCase[] {
  const { name } = activation;
  const same = range(1, 4, () => [m, n]);
  return [
    {
      name: `gemm with bias and ${name}, ${m} × ${k} × ${n}`,
      inputs: [[m, k], [k, n], [n]],
      outputs: [
        [m, n],
        [m, n],
      ],
      terms: k + 1,
      run: (backend, [x, weights, biases], [z, a]) => {
        if (x && weights && biases && z && a) prepareOn(backend)('gemm', { a: x, b: weights, out: z, bias: biases, then: { activation, out: a } })();
      },
    },
    {
      name: `activate of ${name}, ${m} × ${n}`,
      inputs: same.slice(0, 1),
      outputs: same.slice(0, 1),
      terms: n,
      run: (backend, [z], [a]) => {
        if (z && a) prepareOn(backend)('activate', { activation, z, a })();
      },
    },
    {
      name: `activate-back of ${name}, ${m} × ${n}`,
      inputs: same.slice(0, 2),
      outputs: same.slice(0, 2),
      terms: n,
      run: (backend, [z, da], [a, dz]) => {
        if (!z || !da || !a || !dz) return;
        prepareOn(backend)('activate', { activation, z, a })();
        prepareOn(backend)('activate-back', { activation, z, a, da, dz })();
      },
    },
  ];
}
