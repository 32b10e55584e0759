import type { Prepare, Shape, Tensor } from '@vitrum/core';
import { sample, type OperationSample } from './operation-sample.ts';
import { moments, normalize, normalizeBack, normalizeSums } from './operations.ts';

interface Grouping {
  /** [samples, places, channels] */
  readonly input: readonly [number, number, number];
  readonly groups: number;
}

/**
 * One number alone; every channel by itself, with rests after 8 and after 4; one group over all; groups of whole vectors, and of 3 channels;
 * features without places.
 */
const groupings: readonly Grouping[] = [
  { input: [1, 1, 1], groups: 1 },
  { input: [3, 9, 16], groups: 16 },
  { input: [2, 6, 13], groups: 13 },
  { input: [2, 5, 7], groups: 1 },
  { input: [2, 7, 16], groups: 2 },
  { input: [3, 4, 15], groups: 5 },
  { input: [5, 1, 33], groups: 1 },
  { input: [4, 1, 10], groups: 10 },
];

/** So much that the rounding of a mean is not blown up by a division by almost nothing. */
const epsilon = 0.5;

const shapesOf = ({ input, groups }: Grouping): { readonly ofInput: Shape; readonly ofSamples: Shape; readonly ofGroups: Shape; readonly ofChannels: Shape } =>
  ({ ofInput: input, ofSamples: [input[0], input[2]], ofGroups: [input[0], groups], ofChannels: [input[2]] });

const termsOf = ({ input, groups }: Grouping): number => 4 * (input[1] * (input[2] / groups) + 4);

const described = ({ input, groups }: Grouping): string => `${input.join(' × ')} in ${groups} ${groups === 1 ? 'group' : 'groups'}`;

export const momentsSamples = (): readonly OperationSample[] => groupings.map((grouping) => {
  const { ofInput, ofGroups } = shapesOf(grouping);
  return sample({
    label: `moments of ${described(grouping)}`,
    reads: { input: ofInput },
    writes: { mean: ofGroups, variance: ofGroups },
    terms: termsOf(grouping),
    run: (prepare, tensors) => prepare(moments, tensors)(),
  });
});

export const normalizeSamples = (): readonly OperationSample[] => groupings.map((grouping) => {
  const { ofInput, ofGroups, ofChannels } = shapesOf(grouping);
  return sample({
    label: `normalize of ${described(grouping)}`,
    reads: { input: ofInput, scale: ofChannels, shift: ofChannels },
    writes: { mean: ofGroups, variance: ofGroups, out: ofInput },
    terms: termsOf(grouping),
    run: (prepare, tensors) => {
      prepare(moments, tensors)(); // a variance is not negative
      prepare(normalize, { ...tensors, epsilon })();
    },
  });
});

type BackTensors = Readonly<Record<
  'input' | 'scale' | 'outGradient' | 'mean' | 'variance' | 'scaleGradients' | 'shiftGradients' | 'gradientMeans' | 'productMeans', Tensor
>>;

function runSums(prepare: Prepare, tensors: BackTensors): void {
  prepare(moments, tensors)();
  prepare(normalizeSums, { ...tensors, epsilon })();
}

const backShapes = (grouping: Grouping) => {
  const { ofInput, ofGroups, ofChannels, ofSamples } = shapesOf(grouping);
  return {
    reads: { input: ofInput, scale: ofChannels, outGradient: ofInput },
    writes: { mean: ofGroups, variance: ofGroups, scaleGradients: ofSamples, shiftGradients: ofSamples, gradientMeans: ofGroups, productMeans: ofGroups },
    terms: termsOf(grouping),
  };
};

export const normalizeSumsSamples = (): readonly OperationSample[] =>
  groupings.map((grouping) => sample({ ...backShapes(grouping), label: `normalize-sums of ${described(grouping)}`, run: (prepare, tensors) => runSums(prepare, tensors) }));

export const normalizeBackSamples = (): readonly OperationSample[] => groupings.map((grouping) => {
  const { reads, writes, terms } = backShapes(grouping);
  return sample({
    label: `normalize-back of ${described(grouping)}`,
    reads,
    writes: { ...writes, inputGradient: reads.input },
    terms,
    run: (prepare, { inputGradient, ...tensors }) => {
      runSums(prepare, tensors);
      prepare(normalizeBack, { ...tensors, inputGradient, epsilon })();
    },
  });
});
