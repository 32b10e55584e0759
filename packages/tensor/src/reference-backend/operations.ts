import { VitrumError, type KernelOf, type OperandsOf, type OperationName, type Shape, type Tensor } from '@vitrum/core';
import { createRandom } from '../random/random-generator.ts';
import { activationBackward, activationForward } from './activation.ts';
import { addBias, addSumRows, sumRows } from './bias.ts';
import { conv2d, conv2dInput, conv2dWeights } from './conv2d.ts';
import { conv2dInputSamples, conv2dSamples, conv2dWeightsSamples } from './conv2d-samples.ts';
import { dropMask } from './drop-mask.ts';
import { add, multiply } from './elementwise.ts';
import { addScaled, addSigns, clamp } from './gradients.ts';
import { addMatmul, matmul } from './matmul.ts';
import { moments, normalize, normalizeBack, normalizeSums } from './normalize.ts';
import { momentsSamples, normalizeBackSamples, normalizeSamples, normalizeSumsSamples } from './normalize-samples.ts';
import { averagePool, averagePoolBack, maxPool, maxPoolActivateBack, maxPoolBack } from './pool.ts';
import { averagePoolBackSamples, averagePoolSamples, maxPoolActivateBackSamples, maxPoolBackSamples, maxPoolSamples } from './pool-samples.ts';
import { sample, type OperationSample, type SampleParts } from './operation-sample.ts';
import { update } from './update.ts';
import { sumOfSquares } from '../sum-of-squares.ts';

type Makers = { readonly [Name in OperationName]: (operands: OperandsOf<Name>) => KernelOf<Name> };

/** Every operation in plain TypeScript. */
const makers: Makers = {
  gemm: ({ a, b, out, transposeA = false, transposeB = false, accumulate = false, bias, then }) => {
    if (accumulate) {
      const run = addMatmul(a, b, out, transposeA, transposeB);
      return (scale = 1) => run(scale);
    }
    const multiply = matmul(a, b, out, transposeA, transposeB);
    const add = bias && addBias(out, bias);
    const activate = then && activationForward(then.activation, out, then.out);
    return (scale = 1) => {
      multiply(scale);
      add?.();
      activate?.();
    };
  },
  'sum-rows': ({ matrix, out, accumulate = false }) => (accumulate ? addSumRows(matrix, out) : sumRows(matrix, out)),
  add,
  multiply,
  'drop-mask': dropMask,
  activate: ({ activation, z, a }) => activationForward(activation, z, a),
  'activate-back': ({ activation, z, a, da, dz }) => activationBackward(activation, z, a, da, dz),
  conv2d,
  'conv2d-input': conv2dInput,
  'conv2d-weights': conv2dWeights,
  'max-pool': maxPool,
  'max-pool-back': maxPoolBack,
  'max-pool-activate-back': maxPoolActivateBack,
  'average-pool': averagePool,
  'average-pool-back': averagePoolBack,
  moments,
  normalize,
  'normalize-sums': normalizeSums,
  'normalize-back': normalizeBack,
  'sum-of-squares': ({ values: { data } }) => () => sumOfSquares(data),
  'add-scaled': addScaled,
  'add-signs': addSigns,
  clamp,
  update,
};

/**
 * The reference kernel of an operation, bound to its operands.
 *
 * @throws VITRUM_SHAPE_MISMATCH; VITRUM_UNKNOWN_NAME for an unknown operation
 */
export function prepareReference<Name extends OperationName>(operation: Name, operands: OperandsOf<Name>): KernelOf<Name> {
  if (Object.hasOwn(makers, operation)) return makers[operation](operands);
  throw new VitrumError({
    code: 'VITRUM_UNKNOWN_NAME',
    message: `There is no operation "${operation}".`,
    hint: `Operations: ${Object.keys(makers).join(', ')}.`,
  });
}

/** Rows, inner length, columns: single numbers, every rest after vectors of 4 and 8, and a layer of MNIST. */
const sizes = [[1, 1, 1], [1, 7, 5], [5, 1, 3], [4, 8, 16], [3, 33, 9], [17, 40, 23], [1, 784, 32], [32, 100, 10]] as const;
const transposes = [[false, false], [true, false], [false, true], [true, true]] as const;

/** Two tensors combined to a third, and to the first of them. */
const pairSamples = (name: 'add' | 'multiply'): readonly OperationSample[] => sizes.flatMap(([m, , n]) => [
  sample({
    label: `${name} of ${m} × ${n}`, reads: { a: [m, n], b: [m, n] }, writes: { out: [m, n] }, terms: 2,
    run: (prepare, tensors) => prepare(name, tensors)(),
  }),
  sample({
    label: `${name} in place of ${m} × ${n}`, reads: { b: [m, n] }, writes: { out: [m, n] }, terms: 2,
    run: (prepare, { b, out }) => prepare(name, { a: out, b, out })(),
  }),
]);

/** Every operation on shapes of every kind, for whoever compares a backend with the reference. */
export const operationSamples: Readonly<Record<OperationName, (parts: SampleParts) => readonly OperationSample[]>> = {
  gemm: ({ activations }) => sizes.flatMap(([m, k, n]) => [
    ...transposes.flatMap(([transposeA, transposeB]) => {
      const shapes = { reads: { a: transposeA ? [k, m] : [m, k], b: transposeB ? [n, k] : [k, n] }, writes: { out: [m, n] }, terms: k + 1 };
      const described = `${transposeA ? 'aᵀ' : 'a'}·${transposeB ? 'bᵀ' : 'b'} of ${m} × ${k} × ${n}`;
      return [
        sample({ ...shapes, label: `gemm, ${described}`, run: (prepare, { a, b, out }) => prepare('gemm', { a, b, out, transposeA, transposeB })() }),
        sample({
          ...shapes,
          label: `gemm that adds, ${described}`,
          run: (prepare, { a, b, out }) => prepare('gemm', { a, b, out, transposeA, transposeB, accumulate: true })(-0.3),
        }),
      ];
    }),
    ...activations.map((activation) => sample({
      label: `gemm with bias and ${activation.name}, ${m} × ${k} × ${n}`,
      reads: { x: [m, k], weights: [k, n], bias: [n] },
      writes: { z: [m, n], a: [m, n] },
      terms: k + 1,
      run: (prepare, { x, weights, bias, z, a }) => prepare('gemm', { a: x, b: weights, out: z, bias, then: { activation, out: a } })(),
    })),
  ]),
  'sum-rows': () => sizes.flatMap(([m, , n]) => {
    const shapes = { reads: { matrix: [m, n] }, writes: { out: [n] }, terms: m + 1 };
    return [
      sample({ ...shapes, label: `sum-rows of ${m} × ${n}`, run: (prepare, tensors) => prepare('sum-rows', tensors)() }),
      sample({ ...shapes, label: `sum-rows that adds, of ${m} × ${n}`, run: (prepare, tensors) => prepare('sum-rows', { ...tensors, accumulate: true })(0.7) }),
    ];
  }),
  add: () => pairSamples('add'),
  multiply: () => pairSamples('multiply'),
  'drop-mask': () => sizes.map(([m, , n]) => sample({
    label: `drop-mask of ${m} × ${n}`, reads: {}, writes: { mask: [m, n] }, terms: 1,
    run: (prepare, { mask }) => prepare('drop-mask', { random: createRandom(7, n), rate: 0.3, mask })(),
  })),
  activate: ({ activations }) => sizes.flatMap(([m, , n]) => activations.map((activation) => sample({
    label: `activate of ${activation.name}, ${m} × ${n}`,
    reads: { z: [m, n] },
    writes: { a: [m, n] },
    terms: n,
    run: (prepare, tensors) => prepare('activate', { activation, ...tensors })(),
  }))),
  'activate-back': ({ activations }) => sizes.flatMap(([m, , n]) => activations.map((activation) => sample({
    label: `activate-back of ${activation.name}, ${m} × ${n}`,
    reads: { z: [m, n], da: [m, n] },
    writes: { a: [m, n], dz: [m, n] },
    terms: n,
    run: (prepare, { z, da, a, dz }) => {
      prepare('activate', { activation, z, a })();
      prepare('activate-back', { activation, z, a, da, dz })();
    },
  }))),
  conv2d: conv2dSamples,
  'conv2d-input': conv2dInputSamples,
  'conv2d-weights': conv2dWeightsSamples,
  'max-pool': maxPoolSamples,
  'max-pool-back': maxPoolBackSamples,
  'max-pool-activate-back': maxPoolActivateBackSamples,
  'average-pool': averagePoolSamples,
  'average-pool-back': averagePoolBackSamples,
  moments: momentsSamples,
  normalize: normalizeSamples,
  'normalize-sums': normalizeSumsSamples,
  'normalize-back': normalizeBackSamples,
  'sum-of-squares': () => sizes.map(([m, , n]) => sample({
    label: `sum-of-squares of ${m} × ${n}`, reads: { values: [m, n] }, writes: { out: [1] }, terms: m * n,
    run: (prepare, { values, out }) => {
      out.data[0] = prepare('sum-of-squares', { values })();
    },
  })),
  'add-scaled': () => sizes.map(([m, , n]) => sample({
    label: `add-scaled of ${m} × ${n}`, reads: { a: [m, n] }, writes: { out: [m, n] }, terms: 2,
    run: (prepare, tensors) => prepare('add-scaled', tensors)(0.7, -0.3),
  })),
  'add-signs': () => sizes.map(([m, , n]) => sample({
    label: `add-signs of ${m} × ${n}`, reads: { a: [m, n] }, writes: { out: [m, n] }, terms: 2,
    run: (prepare, tensors) => prepare('add-signs', tensors)(0.3),
  })),
  clamp: () => sizes.map(([m, , n]) => sample({
    label: `clamp of ${m} × ${n}`, reads: {}, writes: { out: [m, n] }, terms: 1,
    run: (prepare, { out }) => prepare('clamp', { out })(0.6),
  })),
  update: ({ optimizers }) => sizes.flatMap(([m, , n]) => optimizers.flatMap((optimizer) => [0, 3].map((weightDecay) => sample({
    label: `update of ${optimizer.name}${weightDecay > 0 ? ' with weight decay' : ''}, ${m} × ${n}`,
    reads: { gradient: [m, n] },
    writes: { value: [m, n], ...Object.fromEntries((optimizer.slots ?? []).map((slot): [string, Shape] => [slot, [m, n]])) },
    terms: 4,
    run: (prepare, { gradient, value, ...slots }: Readonly<Record<'gradient' | 'value', Tensor>> & Readonly<Record<string, Tensor>>) => {
      for (const { data } of Object.values(slots)) data.fill(0);
      const take = prepare('update', { optimizer, value, gradient, slots, weightDecay });
      for (const step of [1, 2]) take(0.01, step); // the first leaves something in the optimizer's memory
    },
  })))),
};
