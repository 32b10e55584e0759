import { fitKernel } from '../kernel-fit.ts';
import type { NodeCall } from '../node-call.ts';
import type { Feature } from '../feature.ts';
import { onnxDims, reshapeFeature } from '../feature.ts';
import { windowsOf } from '../window-attributes.ts';
import { convolve, noFit } from './convolutions.ts';
import type { Operator, Operators } from './operator.ts';

/** Means and maxima over windows, and over whole pictures. */
export const pools: Operators = {
  MaxPool: pool('max-pool2d'),
  AveragePool: pool('average-pool2d'),
  GlobalAveragePool: (call) => globalAverage(call, true),
  GlobalMaxPool: (call) => {
    const { feature, shape: [height, width, channels] } = call.picture(0);
    if (height !== width) throw call.unsupported(`takes the maximum of a picture of ${height} × ${width}`, 'A "max-pool2d" has a square window.');
    return call.state.add('max-pool2d', [feature], { poolSize: height }, {}, [1, 1, channels], [2, 0, 1]);
  },
  ReduceMean: (call) => {
    const feature = call.feature(0);
    const axes = (call.integers('axes', 1) ?? []).map((axis) => call.axisOf(axis, feature)).toSorted((a, b) => a - b);
    const isKept = call.integer('keepdims', 1) === 1;
    if (String(axes) === '1,2' && feature.dims.length === 3) return globalAverage(call, isKept);
    if (String(axes) === '0' && feature.dims.length === 2) return averagedWords(call, feature, isKept);
    throw call.unsupported(`takes the mean of samples of shape [${onnxDims(feature).join(', ')}] along ${axes.map((axis) => `axis ${axis + 1}`).join(', ') || 'all axes'}`, 'There is a mean over height and width, and one over the words of an embedding; a LayerNormalization in parts is one operator from opset 17 on.');
  },
};

function pool(type: 'max-pool2d' | 'average-pool2d'): Operator {
  return (call) => {
    const { feature, shape: [height, width, channels], pads } = type === 'average-pool2d' ? call.paddedPicture(0) : { ...call.picture(0), pads: [] };
    const kernel = call.integers('kernel_shape') ?? [];
    if (kernel.length !== 2) throw call.unsupported(`is a pool over ${kernel.length} axes`, 'There are pools over pictures.');
    const windows = windowsOf(call, [height, width], kernel, pads);
    const [first, second] = windows;
    const fit = fitKernel(windows, true);
    const hasZeros = (call.integer('count_include_pad', 0) === 1 || pads.length > 0) && windows.some(({ length, before, places, stride, size }) => before > 0 || (places - 1) * stride + size - before > length);
    const isPlain = fit?.offsets.every((offset) => offset === 0) === true && first?.size === second?.size && first?.stride === second?.stride && windows.every(({ dilation }) => dilation === 1);
    if (isPlain && first !== undefined && !(hasZeros && type === 'average-pool2d')) {
      const options = { poolSize: first.size, stride: first.stride, padding: fit.padding };
      return call.state.add(type, [feature], options, {}, [first.places, second?.places ?? 1, channels], [2, 0, 1]);
    }
    const isWithoutPadding = windows.every(({ length, before, places, stride, size }) => before === 0 && (places - 1) * stride + size <= length);
    if (type === 'max-pool2d' || !(hasZeros || isWithoutPadding)) return noFit(call, windows);
    // A mean over a window of another form, or with the zeros around it, is a convolution of every channel by itself.
    const count = kernel.reduce((product, size) => product * size, 1);
    return convolve(call, feature, { windows, filters: channels, seen: 1, groups: channels, biases: new Float32Array(call.state.take(channels)), weightAt: () => 1 / count });
  };
}

function globalAverage(call: NodeCall, isKept: boolean): Feature {
  const { feature, shape: [, , channels] } = call.picture(0);
  const averaged = call.state.add('global-average-pool', [feature], {}, {}, [channels]);
  return isKept ? (reshapeFeature(averaged, [channels, 1, 1]) ?? averaged) : averaged;
}

/** The mean of the words of a text, which is an option of the embedding. */
function averagedWords(call: NodeCall, feature: Feature, isKept: boolean): Feature {
  const [, dimensions = 1] = onnxDims(feature);
  const layer = call.state.layers[feature.layer];
  if (layer?.type !== 'embedding') throw call.unsupported('takes the mean along a sequence', 'There is such a mean behind an embedding alone.');
  const pooled = call.state.addBeside(feature.layer, { pooling: 'mean' }, [dimensions]);
  return isKept ? (reshapeFeature(pooled, [1, dimensions]) ?? pooled) : pooled;
}
