import type { CompleteModel, FormatFile, PortableTensor } from '@vitrum/core';
import { archiveOf, envelopeOf } from '@vitrum/formats/internal';
import { envelopeMember } from './envelope-member.ts';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** The parameters and the state of a model as arrays of 32-bit floats, uncompressed, and the rest of it as JSON. */
export function writeNpz(model: CompleteModel): readonly [FormatFile] {
  const arrays = Object.entries({ ...model.parameters, ...model.state }).map(([name, tensor]) => ({ name: `${name}.npy`, bytes: arrayOf(tensor) }));
  const bytes = archiveOf([...arrays, { name: envelopeMember, bytes: new TextEncoder().encode(envelopeOf(model)) }]);
  return [{ name: '.npz', bytes }];
}

/** An array in the format NPY 1.0, little-endian, row by row. */
function arrayOf({ shape, values }: PortableTensor): Uint8Array {
  const axes = shape.length === 1 ? `${shape[0] ?? 0},` : shape.join(', ');
  const described = `{'descr': '<f4', 'fortran_order': False, 'shape': (${axes}), }`;
  const length = Math.ceil((10 + described.length + 1) / 64) * 64 - 10;
  const header = new TextEncoder().encode(`${described.padEnd(length - 1)}\n`);
  const bytes = new Uint8Array(10 + length + values.byteLength);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, length & 255, length >> 8]);
  bytes.set(header, 10);
  const view = new DataView(bytes.buffer, 10 + length);
  values.forEach((value, i) => { view.setFloat32(4 * i, value, true); });
  return bytes;
}
