import type { PortableTensor } from '@vitrum/core';
import { fromHalf } from '@vitrum/formats/internal';
import { invalidKerasFile } from '../invalid-keras-file.ts';
import type { ByteReader } from './byte-reader.ts';
import { dimensionsOf } from './read-dataspace.ts';
import { messageTypes, readMessages, type Message } from './read-messages.ts';

type Read = (view: DataView, at: number) => number;

/** Numbers by whether they have fractions, whether they have a sign, and how many bytes they take. */
const readers: Readonly<Record<string, Read>> = {
  'float 2': (view, at) => fromHalf(view.getUint16(at, true)),
  'float 4': (view, at) => view.getFloat32(at, true),
  'float 8': (view, at) => view.getFloat64(at, true),
  'signed 1': (view, at) => view.getInt8(at),
  'signed 2': (view, at) => view.getInt16(at, true),
  'signed 4': (view, at) => view.getInt32(at, true),
  'signed 8': (view, at) => Number(view.getBigInt64(at, true)),
  'unsigned 1': (view, at) => view.getUint8(at),
  'unsigned 2': (view, at) => view.getUint16(at, true),
  'unsigned 4': (view, at) => view.getUint32(at, true),
  'unsigned 8': (view, at) => Number(view.getBigUint64(at, true)),
};

/** The numbers of a dataset, as 32-bit floats. */
export function readDataset(reader: ByteReader, header: number, name: string): PortableTensor {
  const messages = readMessages(reader, header);
  const find = (type: number): Message => messages.find((message) => message.type === type) ?? lacking(name);
  const shape = dimensionsOf(reader, find(messageTypes.dataspace).at);
  const { read, size } = numbersOf(reader, find(messageTypes.datatype).at, name);
  const count = shape.reduce((product, length) => product * length, 1);
  const bytes = count === 0 ? new Uint8Array() : contentOf(reader, find(messageTypes.layout).at, count * size, name);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) values[i] = read(view, i * size);
  return { shape, values };
}

function numbersOf(reader: ByteReader, at: number, name: string): { readonly read: Read; readonly size: number } {
  const [kind, bits, size] = [reader.uint8(at) & 15, reader.uint8(at + 1), reader.uint32(at + 4)];
  const family = kind === 1 ? 'float' : kind === 0 ? ((bits & 8) === 0 ? 'unsigned' : 'signed') : 'other';
  const read = readers[`${family} ${size}`];
  if (read === undefined || (bits & 1) !== 0) throw reader.unsupported(`the dataset ${JSON.stringify(name)} of no little-endian numbers`);
  return { read, size };
}

/** The bytes of a dataset, which must lie in one piece. */
function contentOf(reader: ByteReader, at: number, length: number, name: string): Uint8Array {
  const [version, kind] = [reader.uint8(at), reader.uint8(at + 1)];
  if (version !== 3 || kind > 1) throw reader.unsupported(`the dataset ${JSON.stringify(name)} in several pieces`);
  const [start, held] = kind === 0 ? [at + 4, reader.uint16(at + 2)] : [reader.address(at + 2), reader.address(at + 10)];
  if (!(length <= held)) throw invalidKerasFile(`the dataset ${JSON.stringify(name)} takes ${length} bytes, and ${held} are there`);
  reader.take(length);
  return reader.slice(start, length);
}

function lacking(name: string): never {
  throw invalidKerasFile(`the object ${JSON.stringify(name)} is neither a group nor a dataset`);
}
