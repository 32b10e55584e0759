import type { PoolOperands } from '@vitrum/core/internal';
import { sample, type OperationSample, type SampleParts } from './operation-sample.ts';
import { activate, averagePool, averagePoolBack, maxPool, maxPoolActivateBack, maxPoolBack } from './operations.ts';

type FourAxes = readonly [number, number, number, number];

interface Pooling extends Pick<PoolOperands, 'size' | 'stride' | 'padding'> {
  readonly input: FourAxes;
  readonly out: FourAxes;
}

/** One place alone; windows side by side; windows that overlap and stand out on all sides; on one side alone; gaps between windows. */
const poolings: readonly Pooling[] = [
  { input: [1, 3, 3, 1], out: [1, 1, 1, 1], size: 3, stride: 3, padding: [0, 0] },
  { input: [2, 8, 6, 16], out: [2, 4, 3, 16], size: 2, stride: 2, padding: [0, 0] },
  { input: [2, 5, 4, 5], out: [2, 5, 4, 5], size: 3, stride: 1, padding: [1, 1] },
  { input: [3, 5, 7, 9], out: [3, 3, 4, 9], size: 2, stride: 2, padding: [0, 0] },
  { input: [1, 7, 5, 2], out: [1, 3, 2, 2], size: 1, stride: 3, padding: [0, 0] },
];

export const maxPoolSamples = (): readonly OperationSample[] => poolings.map(({ input, out, ...places }) => sample({
  label: `max-pool of ${described({ input, out, ...places })}`,
  reads: { input },
  writes: { out },
  terms: 1,
  run: (prepare, tensors) => prepare(maxPool, { ...tensors, ...places })(),
}));

export const maxPoolBackSamples = (): readonly OperationSample[] => poolings.map(({ input, out, ...places }) => sample({
  label: `max-pool-back of ${described({ input, out, ...places })}`,
  reads: { input, outGradient: out },
  writes: { out, inputGradient: input },
  terms: places.size * places.size,
  run: (prepare, tensors) => {
    prepare(maxPool, { ...tensors, ...places })();
    prepare(maxPoolBack, { ...tensors, ...places })();
  },
}));

export const maxPoolActivateBackSamples = ({ activations }: SampleParts): readonly OperationSample[] =>
  poolings.flatMap(({ input, out, ...places }) => activations.filter(({ kind }) => kind !== 'rowwise').map((activation) => sample({
    label: `max-pool-activate-back of ${activation.name}, ${described({ input, out, ...places })}`,
    reads: { z: input, outGradient: out },
    writes: { input, out, dz: input },
    terms: places.size * places.size + 1,
    run: (prepare, { z, dz, ...tensors }) => {
      prepare(activate, { activation, z, a: tensors.input })();
      prepare(maxPool, { ...tensors, ...places })();
      prepare(maxPoolActivateBack, { activation, z, dz, ...tensors, ...places })();
    },
  })));

export const averagePoolSamples = (): readonly OperationSample[] => poolings.map(({ input, out, ...places }) => sample({
  label: `average-pool of ${described({ input, out, ...places })}`,
  reads: { input },
  writes: { out },
  terms: places.size * places.size,
  run: (prepare, tensors) => prepare(averagePool, { ...tensors, ...places })(),
}));

export const averagePoolBackSamples = (): readonly OperationSample[] => poolings.map(({ input, out, ...places }) => sample({
  label: `average-pool-back of ${described({ input, out, ...places })}`,
  reads: { out },
  writes: { input },
  terms: places.size * places.size,
  run: (prepare, tensors) => prepare(averagePoolBack, { ...tensors, ...places })(),
}));

const described = ({ input, size, stride, padding }: Pooling): string =>
  `${input.join(' × ')} with ${size} × ${size}, stride ${stride}, padding ${padding.join(' and ')}`;
