import type { PortableTensor } from '@vitrum/core';
import { fromHalf } from '@vitrum/formats/internal';
import type { GraphTensor } from '../graph/graph.ts';
import { byteLengths } from './decode-graph.ts';
import { invalidFile } from './invalid-file.ts';

/** The numbers of a tensor as floats; quantized ones are what they stand for. */
export function numbersOf(tensor: GraphTensor): PortableTensor {
  const { data, shape, type, quantization, name } = tensor;
  if (data === undefined) throw invalidFile(`tensor "${name}" has no numbers`);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const values = new Float32Array(data.length / byteLengths[type]);
  const read = readers[type];
  for (let i = 0; i < values.length; i++) values[i] = read(view, i);
  if (quantization === undefined) return { shape, values };
  const { scales, zeroPoints, axis } = quantization;
  const inner = shape.slice(axis + 1).reduce((product, length) => product * length, 1);
  for (let i = 0; i < values.length; i++) {
    const channel = scales.length === 1 ? 0 : Math.floor(i / inner) % scales.length;
    values[i] = (scales[channel] ?? 0) * ((values[i] ?? 0) - (zeroPoints[channel] ?? 0));
  }
  return { shape, values };
}

const readers: Readonly<Record<GraphTensor['type'], (view: DataView, i: number) => number>> = {
  float32: (view, i) => view.getFloat32(4 * i, true),
  float16: (view, i) => fromHalf(view.getUint16(2 * i, true)),
  int32: (view, i) => view.getInt32(4 * i, true),
  int64: (view, i) => Number(view.getBigInt64(8 * i, true)),
  uint8: (view, i) => view.getUint8(i),
  int8: (view, i) => view.getInt8(i),
};
