import { sizeOf } from '@vitrum/tensor';
import { onnxDims } from '../feature.ts';
import type { Operators } from './operator.ts';

/** Rows that become shares of 1, and pictures made larger. */
export const rows: Operators = {
  Softmax: (call) => {
    const feature = call.feature(0);
    const axis = call.axisOf(call.integer('axis', call.state.opset < 13 ? 1 : -1), feature);
    const [axes = []] = feature.dims.slice(axis);
    const length = onnxDims(feature)[axis] ?? 1;
    // Older versions take everything from the axis on as one row.
    const isRow = call.state.opset >= 13 || feature.dims.length === axis + 1;
    if (isRow && axes.length === 1 && axes[0] === feature.lengths.length - 1 && feature.actual.at(-1) === length) return call.state.addLike(feature, 'activation', { activation: 'softmax' });
    if (length !== sizeOf(feature.lengths) && !(axis === 0 && !isRow)) throw call.unsupported(`works along an axis that is not the channels of samples [${onnxDims(feature).join(', ')}]`, 'The activation "softmax" works along the channels.');
    return call.state.addLike(call.state.vector(feature).feature, 'activation', { activation: 'softmax' });
  },
  LogSoftmax: (call) => {
    throw call.unsupported('gives logarithms, and no activation of vitrum does', 'Let the model end in Softmax, or before it: the order of the classes is the same.');
  },
  Resize: (call) => {
    const mode = call.text('mode', 'nearest');
    const [coordinates, nearest] = [call.text('coordinate_transformation_mode', 'half_pixel'), call.text('nearest_mode', 'round_prefer_floor')];
    const isSquares = (coordinates === 'asymmetric' && nearest === 'floor') || (coordinates.includes('half_pixel') && nearest.startsWith('round'));
    if (mode !== 'nearest' || !isSquares) throw call.unsupported(`makes pictures larger by ${mode}, ${coordinates}, ${nearest}`, 'An "upsample2d" makes squares of equal pixels: nearest, asymmetric, floor.');
    const { feature, shape: [height, width, channels] } = call.picture(0);
    const sizes = call.state.opset > 10 ? call.optional(3)?.values : undefined;
    const scales = sizes === undefined || sizes.length === 0 ? call.constant(call.state.opset > 10 ? 2 : 1).values : [1, 1, (sizes[2] ?? 0) / height, (sizes[3] ?? 0) / width];
    const [, , factor = 0, other = 0] = scales;
    if (scales.length !== 4 || factor !== other || !Number.isSafeInteger(factor) || factor < 1) throw call.unsupported(`makes pictures ${factor} times as high and ${other} times as wide`, 'An "upsample2d" has one whole factor for both.');
    return call.state.add('upsample2d', [feature], { factor }, {}, [height * factor, width * factor, channels], [2, 0, 1]);
  },
  Upsample: (call) => {
    const { feature, shape: [height, width, channels] } = call.picture(0);
    const scales = call.optional(1)?.values ?? call.attribute('scales')?.floats ?? [];
    const [, , factor = 0, other = 0] = scales;
    if (call.text('mode', 'nearest') !== 'nearest' || factor !== other || !Number.isSafeInteger(factor) || factor < 1) throw call.unsupported(`makes pictures ${factor} times as high and ${other} times as wide by ${call.text('mode', 'nearest')}`, 'An "upsample2d" makes squares of equal pixels by one whole factor.');
    return call.state.add('upsample2d', [feature], { factor }, {}, [height * factor, width * factor, channels], [2, 0, 1]);
  },
};
