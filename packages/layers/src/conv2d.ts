import { defineLayer } from '@vitrum/core';
import { checkGroups, convolutionPlan, reachOf } from './convolution.ts';
import { oneInput } from './one-input.ts';
import { pictureShape, windowPlaces } from './picture-window.ts';

/**
 * A convolution over pictures, channels last: every filter sees a small window, with the same weights everywhere.
 *
 * z[y, x, f] = b[f] + Σ x[y·s + i·d − p, x·s + j·d − p, g·n + c]·W[i, j, c, f], a = φ(z), for samples of shape [height, width, channels],
 * or [height, width] with one channel. W has the shape [kernelSize, kernelSize, n, filters], n = channels / groups, and g is the group of
 * f: as many groups as channels are a depthwise convolution. With the padding `same` the output has ⌈height / s⌉ rows, with `valid` the
 * window stays within the picture. Dilation: Yu and Koltun 2016, arXiv:1511.07122; groups: Krizhevsky, Sutskever and Hinton 2012.
 *
 * @throws VITRUM_SHAPE_MISMATCH for no pictures, for a window larger than they are, for groups that do not divide channels or filters
 */
export const conv2d = /* @__PURE__ */ defineLayer({
  name: 'conv2d',
  description: 'Every filter sums over a small window of the picture, with the same weights at every position',
  formula: 'a = φ(x ∗ W + b)',
  source: 'LeCun, Bottou, Bengio and Haffner 1998, doi:10.1109/5.726791',
  since: '0.1.0',
  options: {
    filters: { type: 'integer', minimum: 1, default: 8, description: 'Number of channels of the output.' },
    kernelSize: { type: 'integer', minimum: 1, default: 3, description: 'Height and width of the window.' },
    stride: { type: 'integer', minimum: 1, default: 1, description: 'How far the window moves.' },
    dilation: { type: 'integer', minimum: 1, default: 1, description: 'How far apart the numbers are that a window covers.' },
    groups: { type: 'integer', minimum: 1, default: 1, description: 'Into how many parts channels and filters are split; a filter sees the channels of its part.' },
    padding: { type: 'string', default: 'valid', choices: ['valid', 'same'], description: 'Whether the picture is padded with zeros (`same`) or not (`valid`).' },
    activation: { type: 'activation', default: 'identity', description: 'Applied to every output.' },
    weightInitializer: { type: 'initializer', default: 'glorot-uniform', description: 'Initial values of the weights.' },
    biasInitializer: { type: 'initializer', default: 'zeros', description: 'Initial values of the biases.' },
  },
  plan: ({ filters, kernelSize, stride, dilation, groups, padding, ...rest }, inputs) => {
    const shape = oneInput('conv2d', inputs);
    const [height, width, channels] = pictureShape('conv2d', shape);
    checkGroups('conv2d', groups, shape, channels, filters);
    const { rows, columns, before } = windowPlaces('conv2d', { name: 'kernelSize', dilation }, shape, { size: reachOf(kernelSize, dilation), stride, padding });
    return convolutionPlan({
      ...rest, filters, stride, dilation, groups, before,
      picture: [height, width, channels],
      kernel: [kernelSize, kernelSize],
      places: [rows, columns],
      outputShape: [rows, columns, filters],
      weights: { shape: [kernelSize, kernelSize, channels / groups, filters], drawOrder: [3, 0, 1, 2] },
    });
  },
});
