import { defineLayer, VitrumError, type Shape } from '@vitrum/core';
import { formatShape } from '@vitrum/tensor';
import { checkGroups, convolutionPlan, reachOf } from './convolution.ts';
import { oneInput } from './one-input.ts';
import { hintToFit, paddingBefore, placesAlong } from './picture-window.ts';

/**
 * A convolution over sequences, channels last: every filter sees a few neighbors, with the same weights everywhere.
 *
 * z[x, f] = b[f] + Σ x[x·s + j·d − p, g·n + c]·W[j, c, f], a = φ(z), for samples of shape [length, channels], or [length] with one
 * channel. W has the shape [kernelSize, n, filters], n = channels / groups, and g is the group of f. With the padding `same` the output
 * has the length ⌈length / s⌉, with `valid` the window stays within the sequence. It is a `conv2d` of pictures of height 1.
 *
 * @throws VITRUM_SHAPE_MISMATCH for no sequences, for a window longer than they are, for groups that do not divide channels or filters
 */
export const conv1d = /* @__PURE__ */ defineLayer({
  name: 'conv1d',
  description: 'Every filter sums over a short window of the sequence, with the same weights at every position',
  formula: 'a = φ(x ∗ W + b)',
  source: 'Waibel, Hanazawa, Hinton, Shikano and Lang 1989, doi:10.1109/29.21701',
  since: '0.1.0',
  options: {
    filters: { type: 'integer', minimum: 1, default: 8, description: 'Number of channels of the output.' },
    kernelSize: { type: 'integer', minimum: 1, default: 3, description: 'Length of the window.' },
    stride: { type: 'integer', minimum: 1, default: 1, description: 'How far the window moves.' },
    dilation: { type: 'integer', minimum: 1, default: 1, description: 'How far apart the numbers are that a window covers.' },
    groups: { type: 'integer', minimum: 1, default: 1, description: 'Into how many parts channels and filters are split; a filter sees the channels of its part.' },
    padding: { type: 'string', default: 'valid', choices: ['valid', 'same'], description: 'Whether the sequence is padded with zeros (`same`) or not (`valid`).' },
    activation: { type: 'activation', default: 'identity', description: 'Applied to every output.' },
    weightInitializer: { type: 'initializer', default: 'glorot-uniform', description: 'Initial values of the weights.' },
    biasInitializer: { type: 'initializer', default: 'zeros', description: 'Initial values of the biases.' },
  },
  plan: ({ filters, kernelSize, stride, dilation, groups, padding, ...rest }, inputs) => {
    const shape = oneInput('conv1d', inputs);
    const [length, channels] = sequenceShape(shape);
    checkGroups('conv1d', groups, shape, channels, filters);
    const size = reachOf(kernelSize, dilation);
    const columns = placesAlong(length, { size, stride, padding });
    if (columns < 1) throw tooShort(shape, length, size, dilation);
    return convolutionPlan({
      ...rest, filters, stride, dilation, groups,
      picture: [1, length, channels],
      kernel: [1, kernelSize],
      places: [1, columns],
      outputShape: [columns, filters],
      weights: { shape: [kernelSize, channels / groups, filters], drawOrder: [2, 0, 1] },
      before: [0, paddingBefore(length, columns, size, stride)],
    });
  },
});

function sequenceShape(shape: Shape): readonly [length: number, channels: number] {
  const [length, channels = 1] = shape;
  if (length !== undefined && shape.length <= 2) return [length, channels];
  throw new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The layer "conv1d" takes sequences of shape [length, channels] or [length], got ${formatShape(shape)}.`,
    hint: 'Give sequences, such as "inputShape": [100, 3]; for pictures, use "conv2d".',
  });
}

function tooShort(shape: Shape, length: number, size: number, dilation: number): VitrumError {
  return new VitrumError({
    code: 'VITRUM_SHAPE_MISMATCH',
    message: `The window [${size}] of the layer "conv1d" does not fit along the length of a sequence of shape ${formatShape(shape)}.`,
    hint: hintToFit(length, { name: 'kernelSize', dilation }),
  });
}
