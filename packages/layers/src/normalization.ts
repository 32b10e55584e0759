import type { BoundLayer, GradientSink, Prepare, Shape, Tensor } from '@vitrum/core';
import { reshaped, sizeOf } from '@vitrum/tensor';
import { moments as momentsOperation, normalize as normalizeOperation, normalizeBack, normalizeSums } from '@vitrum/tensor/operations';
import { constantParameter } from './constant-parameter.ts';

/** Samples seen as [places, channels], with channels in groups that are normalized together. */
interface Grouping {
  readonly places: number;
  readonly channels: number;
  readonly groups: number;
  readonly epsilon: number;
}

/** What a layer that normalizes is bound to. */
interface NormalizationTensors {
  readonly batchSize: number;
  readonly inputs: readonly [Tensor, ...unknown[]];
  readonly output: Tensor;
  readonly parameters: Readonly<Record<'scale' | 'shift', Tensor>>;
  readonly kept: Readonly<Record<'mean' | 'variance', Tensor>>;
  readonly prepare: Prepare;
}

/** What its backward pass reads and writes. */
interface NormalizationGradients {
  readonly output: Tensor;
  readonly inputs: readonly [Tensor | undefined, ...unknown[]];
  readonly parameters: Readonly<Record<'scale' | 'shift', GradientSink>>;
  readonly errors: Readonly<Record<'scaleGradients' | 'shiftGradients' | 'gradientMeans' | 'productMeans', Tensor>>;
}

/** The parts of a plan that all normalizations share; γ and β have the shape `parameterShape`. */
export function normalizationPlan({ channels, groups }: Grouping, parameterShape: Shape) {
  return {
    parameters: { scale: constantParameter(parameterShape, 1, 'scale'), shift: constantParameter(parameterShape, 0, 'bias') },
    kept: { mean: [groups], variance: [groups] },
    errors: { scaleGradients: [channels], shiftGradients: [channels], gradientMeans: [groups], productMeans: [groups] },
  } as const;
}

/** The operations of a normalization, bound to its tensors: what happens between them is the layer's. */
export function bindNormalization({ places, channels, epsilon }: Grouping, tensors: NormalizationTensors) {
  const { batchSize, inputs: [x], output, parameters, kept: { mean, variance }, prepare } = tensors;
  const asPlaces = (tensor: Tensor): Tensor => reshaped(tensor, [batchSize, places, channels]);
  const asVector = (tensor: Tensor): Tensor => reshaped(tensor, [sizeOf(tensor.shape)]);
  const scale = asVector(parameters.scale);
  const moments = { input: asPlaces(x), mean, variance };
  return {
    measure: prepare(momentsOperation, moments),
    normalize: prepare(normalizeOperation, { ...moments, scale, shift: asVector(parameters.shift), epsilon, out: asPlaces(output) }),
    bindBackward: ({ output: da, inputs: [dx], parameters: gradients, errors }: NormalizationGradients) => {
      const { scaleGradients, shiftGradients, ...means } = errors;
      const operands = { ...moments, scale, epsilon, outGradient: asPlaces(da) };
      const sum = prepare(normalizeSums, { ...operands, ...errors });
      return {
        /** Sums up the batch, once for all gradients. */
        sum: () => {
          sum();
          gradients.scale.sumRows(scaleGradients); // ∂C/∂γ = Σ δ ⊙ x̂
          gradients.shift.sumRows(shiftGradients); // ∂C/∂β = Σ δ
        },
        /** From the sums to ∂C/∂x. */
        back: dx && prepare(normalizeBack, { ...operands, ...means, inputGradient: asPlaces(dx) }),
      };
    },
  };
}

/** A layer that normalizes every sample by itself. */
export function bindSampleNormalization(grouping: Grouping, tensors: NormalizationTensors): BoundLayer<'scale' | 'shift', keyof NormalizationGradients['errors']> {
  const { measure, normalize, bindBackward } = bindNormalization(grouping, tensors);
  return {
    forward: () => {
      measure();
      normalize();
    },
    bindBackward: (gradients) => {
      const { sum, back } = bindBackward(gradients);
      return () => {
        sum();
        back?.();
      };
    },
  };
}
