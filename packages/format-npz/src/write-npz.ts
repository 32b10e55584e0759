import type { CompleteModel, FormatFile, PortableTensor } from '@vitrum/core';
import { envelopeOf } from '@vitrum/formats/internal';
import { crc32 } from './crc32.ts';
import { envelopeMember } from './envelope-member.ts';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

interface Content {
  readonly name: Uint8Array;
  readonly bytes: Uint8Array;
}

/** The parameters and the state of a model as arrays of 32-bit floats, uncompressed, and the rest of it as JSON. */
export function writeNpz(model: CompleteModel): readonly [FormatFile] {
  const encoder = new TextEncoder();
  const arrays = Object.entries({ ...model.parameters, ...model.state }).map(([name, tensor]) => ({ name: encoder.encode(`${name}.npy`), bytes: arrayOf(tensor) }));
  const bytes = archiveOf([...arrays, { name: encoder.encode(envelopeMember), bytes: encoder.encode(envelopeOf(model)) }]);
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

/** A ZIP archive of members as they are. */
function archiveOf(contents: readonly Content[]): Uint8Array {
  const starts: number[] = [];
  let length = 0;
  for (const { name, bytes } of contents) {
    starts.push(length);
    length += 30 + name.length + bytes.length;
  }
  const directory = length;
  const whole = new Uint8Array(directory + contents.reduce((sum, { name }) => sum + 46 + name.length, 22));
  const view = new DataView(whole.buffer);
  let entry = directory;
  for (const [i, content] of contents.entries()) {
    const start = starts[i] ?? 0;
    const { name, bytes } = content;
    view.setUint32(start, 0x04034b50, true);
    writeFacts(view, start + 4, content);
    whole.set(name, start + 30);
    whole.set(bytes, start + 30 + name.length);
    view.setUint32(entry, 0x02014b50, true);
    view.setUint16(entry + 4, 20, true);
    writeFacts(view, entry + 6, content);
    view.setUint32(entry + 42, start, true);
    whole.set(name, entry + 46);
    entry += 46 + name.length;
  }
  view.setUint32(entry, 0x06054b50, true);
  view.setUint16(entry + 8, contents.length, true);
  view.setUint16(entry + 10, contents.length, true);
  view.setUint32(entry + 12, entry - directory, true);
  view.setUint32(entry + 16, directory, true);
  return whole;
}

/** What a member's own header and its entry in the directory both say: version 2.0, names in UTF-8, stored, on the first day of 1980. */
function writeFacts(view: DataView, at: number, { name, bytes }: Content): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, 0x0800, true);
  view.setUint16(at + 8, 0x0021, true);
  view.setUint32(at + 10, crc32(bytes), true);
  view.setUint32(at + 14, bytes.length, true);
  view.setUint32(at + 18, bytes.length, true);
  view.setUint16(at + 22, name.length, true);
}
