import type { PortableLayer, Shape } from '@vitrum/core';

/** The axes of the pictures that a layer reads; one of shape [height, width] has one channel. */
export function pictureOf({ inputShapes: [[height = 1, width = 1, channels = 1]] }: PortableLayer): readonly [height: number, width: number, channels: number] {
  return [height, width, channels];
}

const isPadded = ({ options }: PortableLayer): boolean => options['padding'] === 'same';

/** What is missing around a picture, half of it before, an odd one after. */
function split(whole: number): readonly [before: number, after: number] {
  const padded = Math.max(0, whole);
  return [Math.floor(padded / 2), padded - Math.floor(padded / 2)];
}

/** The padding of ONNX, all that comes before the places and then all that comes after them. */
export const padding = {
  ofWindow(layer: PortableLayer, lengths: Shape, reach: number, stride: number): readonly number[] {
    const pairs = lengths.map((length, axis) => split(isPadded(layer) ? ((layer.outputShape[axis] ?? 1) - 1) * stride + reach - length : 0));
    return [...pairs.map(([before]) => before), ...pairs.map(([, after]) => after)];
  },

  /** Where windows leave something over between them, the output is longer than they are: that is the output's padding. */
  ofTransposed(layer: PortableLayer, size: number, stride: number): { readonly pads: readonly number[]; readonly outputPadding: readonly number[] } {
    const [height, width] = pictureOf(layer);
    const wholes = [height, width].map((length, axis) => (length - 1) * stride + size - (layer.outputShape[axis] ?? 1));
    const pairs = wholes.map(split);
    return { pads: [...pairs.map(([before]) => before), ...pairs.map(([, after]) => after)], outputPadding: wholes.map((whole) => Math.max(0, -whole)) };
  },
};
