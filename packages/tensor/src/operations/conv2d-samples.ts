import type { Conv2dOperands } from '@vitrum/core/internal';
import { sizeOf } from '../shape.ts';
import { sample, type OperationSample, type SampleParts } from './operation-sample.ts';
import { conv2d, conv2dInput, conv2dWeights } from './operations.ts';

type FourAxes = readonly [number, number, number, number];

interface Convolution extends Pick<Conv2dOperands, 'stride' | 'dilation' | 'padding'> {
  readonly input: FourAxes;
  readonly weights: FourAxes;
  readonly out: FourAxes;
}

/**
 * One place alone; zeros around; a stride; zeros on one side alone; wide windows; two groups; every channel by itself, with two filters;
 * first layers on gray and colored pictures; a deep window; one that is as far as it is wide; single pixels.
 */
const convolutions: readonly Convolution[] = [
  { input: [1, 3, 3, 1], weights: [3, 3, 1, 1], out: [1, 1, 1, 1], stride: 1, padding: [0, 0] },
  { input: [2, 5, 4, 3], weights: [3, 3, 3, 8], out: [2, 5, 4, 8], stride: 1, padding: [1, 1] },
  { input: [2, 7, 6, 2], weights: [3, 2, 2, 5], out: [2, 3, 3, 5], stride: 2, padding: [0, 0] },
  { input: [1, 6, 5, 1], weights: [2, 2, 1, 9], out: [1, 3, 3, 9], stride: 2, padding: [0, 1] },
  { input: [2, 7, 6, 3], weights: [3, 2, 3, 4], out: [2, 3, 6, 4], stride: 1, dilation: 2, padding: [0, 1] },
  { input: [2, 5, 4, 6], weights: [3, 3, 3, 8], out: [2, 3, 2, 8], stride: 2, padding: [1, 0] },
  { input: [2, 5, 6, 4], weights: [3, 3, 1, 8], out: [2, 5, 6, 8], stride: 1, dilation: 2, padding: [2, 2] },
  { input: [3, 9, 10, 1], weights: [3, 3, 1, 16], out: [3, 9, 10, 16], stride: 1, padding: [1, 1] },
  { input: [2, 9, 9, 3], weights: [5, 5, 3, 12], out: [2, 5, 5, 12], stride: 1, padding: [0, 0] },
  { input: [2, 6, 5, 17], weights: [3, 3, 17, 33], out: [2, 3, 3, 33], stride: 2, padding: [1, 1] },
  { input: [2, 8, 8, 3], weights: [4, 4, 3, 9], out: [2, 2, 2, 9], stride: 4, padding: [0, 0] },
  { input: [2, 3, 5, 6], weights: [1, 1, 6, 10], out: [2, 3, 5, 10], stride: 1, padding: [0, 0] },
];

export const conv2dSamples = ({ activations }: SampleParts): readonly OperationSample[] => convolutions.flatMap(({ input, weights, out, ...places }) => {
  const described = describe({ input, weights, out, ...places });
  const shapes = { writes: { out }, terms: sizeOf(weights.slice(0, 3)) + 1 };
  return [
    sample({
      ...shapes,
      label: `conv2d of ${described}`,
      reads: { input, weights, bias: weights.slice(3) },
      run: (prepare, tensors) => prepare(conv2d, { ...tensors, ...places })(),
    }),
    sample({
      ...shapes,
      label: `conv2d without bias of ${described}`,
      reads: { input, weights },
      run: (prepare, tensors) => prepare(conv2d, { ...tensors, ...places })(),
    }),
    ...activations.map((activation) => sample({
      label: `conv2d and ${activation.name} of ${described}`,
      reads: { input, weights, bias: weights.slice(3) },
      writes: { out, a: out },
      terms: shapes.terms,
      run: (prepare, { a, ...tensors }) => prepare(conv2d, { ...tensors, ...places, then: { activation, out: a } })(),
    })),
  ];
});

export const conv2dInputSamples = (): readonly OperationSample[] => convolutions.map(({ input, weights, out, ...places }) => sample({
  label: `conv2d-input of ${describe({ input, weights, out, ...places })}`,
  reads: { out, weights },
  writes: { input },
  terms: (weights[0] * weights[1] * weights[3] * weights[2]) / input[3],
  run: (prepare, tensors) => prepare(conv2dInput, { ...tensors, ...places })(),
}));

export const conv2dWeightsSamples = (): readonly OperationSample[] => convolutions.map(({ input, weights, out, ...places }) => sample({
  label: `conv2d-weights of ${describe({ input, weights, out, ...places })}`,
  reads: { input, out },
  writes: { weights },
  terms: sizeOf(out.slice(0, 3)),
  run: (prepare, tensors) => prepare(conv2dWeights, { ...tensors, ...places })(),
}));

const describe = ({ input, weights: [height, width, channels], stride, dilation = 1, padding }: Convolution): string => {
  const groups = input[3] / channels;
  const places = `stride ${stride}, padding ${padding.join(' and ')}`;
  return `${input.join(' × ')} with ${height} × ${width}, ${places}${dilation > 1 ? `, dilation ${dilation}` : ''}${groups > 1 ? `, ${groups} groups` : ''}`;
};
