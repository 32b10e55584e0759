import type { OperationName, Prepare, Shape, Tensor } from '@vitrum/core';
import type { PairOperands } from '@vitrum/core/internal';
import { createRandom } from '../random/random-generator.ts';
import { conv2dInputSamples, conv2dSamples, conv2dWeightsSamples } from './conv2d-samples.ts';
import { addScaled, addSigns, clamp, sumOfSquares } from './gradients.ts';
import { momentsSamples, normalizeBackSamples, normalizeSamples, normalizeSumsSamples } from './normalize-samples.ts';
import { sample, type OperationSample, type SampleParts } from './operation-sample.ts';
import { add, multiply, activate, activateBack, dropMask, gemm, logitsLoss, logitsLossBack, sumRows, update } from './operations.ts';
import { averagePoolBackSamples, averagePoolSamples, maxPoolActivateBackSamples, maxPoolBackSamples, maxPoolSamples } from './pool-samples.ts';

/** Rows, inner length, columns: single numbers, every rest after vectors of 4 and 8, and a layer of MNIST. */
const sizes = [[1, 1, 1], [1, 7, 5], [5, 1, 3], [4, 8, 16], [3, 33, 9], [17, 40, 23], [1, 784, 32], [32, 100, 10]] as const;
const transposes = [[false, false], [true, false], [false, true], [true, true]] as const;

/** Two tensors combined to a third, and to the first of them. */
const pairSamples = (name: string, run: (prepare: Prepare, operands: PairOperands) => void): readonly OperationSample[] => sizes.flatMap(([m, , n]) => [
  sample({
    label: `${name} of ${m} × ${n}`, reads: { a: [m, n], b: [m, n] }, writes: { out: [m, n] }, terms: 2,
    run: (prepare, { a, b, out }) => run(prepare, { a, b, out }),
  }),
  sample({
    label: `${name} in place of ${m} × ${n}`, reads: { b: [m, n] }, writes: { out: [m, n] }, terms: 2,
    run: (prepare, { b, out }) => run(prepare, { a: out, b, out }),
  }),
]);

/** Every operation on shapes of every kind, for whoever compares a backend with the reference. */
export const operationSamples: Readonly<Record<OperationName, (parts: SampleParts) => readonly OperationSample[]>> = {
  gemm: ({ activations }) => sizes.flatMap(([m, k, n]) => [
    ...transposes.flatMap(([transposeA, transposeB]) => {
      const shapes = { reads: { a: transposeA ? [k, m] : [m, k], b: transposeB ? [n, k] : [k, n] }, writes: { out: [m, n] }, terms: k + 1 };
      const described = `${transposeA ? 'aᵀ' : 'a'}·${transposeB ? 'bᵀ' : 'b'} of ${m} × ${k} × ${n}`;
      return [
        sample({ ...shapes, label: `gemm, ${described}`, run: (prepare, { a, b, out }) => prepare(gemm, { a, b, out, transposeA, transposeB })() }),
        sample({
          ...shapes,
          label: `gemm that adds, ${described}`,
          run: (prepare, { a, b, out }) => prepare(gemm, { a, b, out, transposeA, transposeB, accumulate: true })(-0.3),
        }),
      ];
    }),
    ...activations.map((activation) => sample({
      label: `gemm with bias and ${activation.name}, ${m} × ${k} × ${n}`,
      reads: { x: [m, k], weights: [k, n], bias: [n] },
      writes: { z: [m, n], a: [m, n] },
      terms: k + 1,
      run: (prepare, { x, weights, bias, z, a }) => prepare(gemm, { a: x, b: weights, out: z, bias, then: { activation, out: a } })(),
    })),
    ...activations.filter(({ kind }) => kind !== 'rowwise').map((activation) => sample({
      label: `gemm back through ${activation.name}, ${m} × ${k} × ${n}`,
      reads: { dz: [m, k], weights: [n, k], z: [m, n] },
      writes: { a: [m, n], out: [m, n] },
      terms: k + 1,
      run: (prepare, { dz, weights, z, a, out }) => {
        activate.reference({ activation, z, a })(); // the backend's own may be what is wrong
        prepare(gemm, { a: dz, b: weights, out, transposeB: true, through: { activation, z, a } })();
      },
    })),
  ]),
  'sum-rows': () => sizes.flatMap(([m, , n]) => {
    const shapes = { reads: { matrix: [m, n] }, writes: { out: [n] }, terms: m + 1 };
    return [
      sample({ ...shapes, label: `sum-rows of ${m} × ${n}`, run: (prepare, tensors) => prepare(sumRows, tensors)() }),
      sample({ ...shapes, label: `sum-rows that adds, of ${m} × ${n}`, run: (prepare, tensors) => prepare(sumRows, { ...tensors, accumulate: true })(0.7) }),
    ];
  }),
  add: () => pairSamples('add', (prepare, operands) => prepare(add, operands)()),
  multiply: () => pairSamples('multiply', (prepare, operands) => prepare(multiply, operands)()),
  'drop-mask': () => sizes.map(([m, , n]) => sample({
    label: `drop-mask of ${m} × ${n}`, reads: {}, writes: { mask: [m, n] }, terms: 1,
    run: (prepare, { mask }) => prepare(dropMask, { random: createRandom(7, n), rate: 0.3, mask })(),
  })),
  activate: ({ activations }) => sizes.flatMap(([m, , n]) => activations.map((activation) => sample({
    label: `activate of ${activation.name}, ${m} × ${n}`,
    reads: { z: [m, n] },
    writes: { a: [m, n] },
    terms: n,
    run: (prepare, tensors) => prepare(activate, { activation, ...tensors })(),
  }))),
  'activate-back': ({ activations }) => sizes.flatMap(([m, , n]) => activations.map((activation) => sample({
    label: `activate-back of ${activation.name}, ${m} × ${n}`,
    reads: { z: [m, n], da: [m, n] },
    writes: { a: [m, n], dz: [m, n] },
    terms: n,
    run: (prepare, { z, da, a, dz }) => {
      prepare(activate, { activation, z, a })();
      prepare(activateBack, { activation, z, a, da, dz })();
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
      out.data[0] = prepare(sumOfSquares, { values })();
    },
  })),
  'add-scaled': () => sizes.map(([m, , n]) => sample({
    label: `add-scaled of ${m} × ${n}`, reads: { a: [m, n] }, writes: { out: [m, n] }, terms: 2,
    run: (prepare, tensors) => prepare(addScaled, tensors)(0.7, -0.3),
  })),
  'add-signs': () => sizes.map(([m, , n]) => sample({
    label: `add-signs of ${m} × ${n}`, reads: { a: [m, n] }, writes: { out: [m, n] }, terms: 2,
    run: (prepare, tensors) => prepare(addSigns, tensors)(0.3),
  })),
  clamp: () => sizes.map(([m, , n]) => sample({
    label: `clamp of ${m} × ${n}`, reads: {}, writes: { out: [m, n] }, terms: 1,
    run: (prepare, { out }) => prepare(clamp, { out })(0.6),
  })),
  'logits-loss': ({ losses }) => sizes.flatMap(([m, , n]) => losses.map((loss, place) => sample({
    label: `logits-loss ${place + 1} of ${m} × ${n}`, reads: { z: [m, n], targets: [m, n] }, writes: { out: [1] }, terms: m * n,
    run: (prepare, { z, targets, out }) => {
      out.data[0] = prepare(logitsLoss, { loss, z, targets })();
    },
  }))),
  'logits-loss-back': ({ losses }) => sizes.flatMap(([m, , n]) => losses.map((loss, place) => sample({
    label: `logits-loss-back ${place + 1} of ${m} × ${n}`, reads: { z: [m, n], a: [m, n], targets: [m, n] }, writes: { dz: [m, n] }, terms: n,
    run: (prepare, tensors) => prepare(logitsLossBack, { loss, ...tensors })(),
  }))),
  update: ({ optimizers }) => sizes.flatMap(([m, , n]) => optimizers.flatMap((optimizer) => [0, 3].map((weightDecay) => sample({
    label: `update of ${optimizer.name}${weightDecay > 0 ? ' with weight decay' : ''}, ${m} × ${n}`,
    reads: { gradient: [m, n] },
    writes: { value: [m, n], ...Object.fromEntries((optimizer.slots ?? []).map((slot): [string, Shape] => [slot, [m, n]])) },
    terms: 4,
    run: (prepare, { gradient, value, ...slots }: Readonly<Record<'gradient' | 'value', Tensor>> & Readonly<Record<string, Tensor>>) => {
      for (const { data } of Object.values(slots)) data.fill(0);
      const take = prepare(update, { optimizer, value, gradient, slots, weightDecay });
      for (const step of [1, 2]) take(0.01, step); // the first leaves something in the optimizer's memory
    },
  })))),
};
