import { ByteWriter, undefinedAddress } from './byte-writer.ts';
import type { Hdf5Dataset, Hdf5Group } from './hdf5-content.ts';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

const [symbolTable, dataspace, datatype, fillValue, layout, attribute] = [0x11, 0x01, 0x03, 0x05, 0x08, 0x0c];

/** Little-endian IEEE floats of 32 bits. */
const float32 = [0x11, 0x20, 0x1f, 0, 4, 0, 0, 0, 0, 0, 32, 0, 23, 8, 0, 23, 127, 0, 0, 0];

/** Texts of any length in UTF-8, which lie in the global heap. */
const variableText = [0x19, 0x01, 0x01, 0, 16, 0, 0, 0, 0x10, 0, 0, 0, 1, 0, 0, 0, 0, 0, 8, 0];

interface Message {
  readonly type: number;
  readonly bytes: Uint8Array;
}

/** How many children a node of a tree of groups can have, as the HDF5 library has it by default. */
const treeChildren = 32;

/** An HDF5 file of the first version, which every library reads: groups, datasets of 32-bit floats, and texts as attributes. */
export function writeHdf5(root: Hdf5Group): Uint8Array {
  const out = new ByteWriter();
  const half = Math.max(4, Math.ceil(longest(root) / 2));
  out.skip(96); // the superblock, when all places are known
  const texts = new TextHeap(out, textsOf(root));
  const { header, tree, heap } = writeGroup(out, root, texts, half);
  const end = out.length;
  const superblock = new ByteWriter();
  superblock.bytes([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 0, 8, 8, 0]);
  superblock.uint16(half);
  superblock.uint16(treeChildren / 2);
  superblock.uint32(0);
  for (const address of [0, undefinedAddress, end, undefinedAddress, 0, header]) superblock.address(address);
  superblock.uint32(1); // the addresses of tree and heap follow
  superblock.uint32(0);
  superblock.address(tree);
  superblock.address(heap);
  out.replace(0, superblock.take());
  return out.take();
}

/** The most members that a group has: they lie in one node, which has the same size everywhere. */
function longest({ members }: Hdf5Group): number {
  return Math.max(members.size, ...[...members.values()].map((member) => ('values' in member ? 0 : longest(member))));
}

function textsOf({ attributes, members }: Hdf5Group): readonly string[] {
  return [...[...attributes.values()].flat(), ...[...members.values()].flatMap((member) => ('values' in member ? [] : textsOf(member)))];
}

/** All texts of a file, in one collection of the global heap. */
class TextHeap {
  readonly #address: number;
  readonly #places = new Map<string, { readonly index: number; readonly length: number }>();

  constructor(out: ByteWriter, texts: readonly string[]) {
    out.align();
    this.#address = out.length;
    const objects = new ByteWriter();
    for (const text of new Set(texts)) {
      const bytes = new TextEncoder().encode(text);
      const index = this.#places.size + 1;
      this.#places.set(text, { index, length: bytes.length });
      objects.uint16(index);
      objects.uint16(1);
      objects.uint32(0);
      objects.address(bytes.length);
      objects.bytes(bytes);
      objects.align();
    }
    const size = Math.max(4096, 16 + objects.length + 16);
    out.bytes([0x47, 0x43, 0x4f, 0x4c, 1, 0, 0, 0]); // GCOL
    out.address(size);
    out.bytes(objects.take());
    const free = size - (out.length - this.#address);
    out.skip(8); // the object 0 is what is free
    out.address(free);
    out.skip(free - 16);
  }

  /** Where a text lies, as it stands in an attribute. */
  reference(text: string): Uint8Array {
    const { index, length } = this.#places.get(text) ?? { index: 0, length: 0 };
    const out = new ByteWriter();
    out.uint32(length);
    out.address(this.#address);
    out.uint32(index);
    return out.take();
  }
}

interface Written {
  readonly header: number;
  readonly tree: number;
  readonly heap: number;
}

function writeGroup(out: ByteWriter, { members, attributes }: Hdf5Group, texts: TextHeap, half: number): Written {
  const encoder = new TextEncoder();
  const entries = [...members].map(([name, member]) => ({ bytes: encoder.encode(name), written: 'values' in member ? { header: writeDataset(out, member) } : writeGroup(out, member, texts, half) }));
  entries.sort((a, b) => compare(a.bytes, b.bytes));
  const names = new ByteWriter();
  names.skip(8); // the name of nothing
  const offsets = entries.map(({ bytes }) => {
    const offset = names.length;
    names.bytes(bytes);
    names.skip(1);
    names.align();
    return offset;
  });
  out.align();
  const segment = out.length;
  const content = names.take();
  out.bytes(content);
  const heap = out.length;
  out.bytes([0x48, 0x45, 0x41, 0x50, 0, 0, 0, 0]); // HEAP
  for (const number of [content.length, 1, segment]) out.address(number); // 1: nothing is free
  const node = out.length;
  if (entries.length > 0) {
    out.bytes([0x53, 0x4e, 0x4f, 0x44, 1, 0]); // SNOD
    out.uint16(entries.length);
    for (const [i, { written }] of entries.entries()) {
      out.address(offsets[i] ?? 0);
      out.address(written.header);
      out.uint32('tree' in written ? 1 : 0);
      out.uint32(0);
      out.address('tree' in written ? written.tree : 0);
      out.address('tree' in written ? written.heap : 0);
    }
    out.skip(40 * (2 * half - entries.length));
  }
  const tree = out.length;
  out.bytes([0x54, 0x52, 0x45, 0x45, 0, 0]); // TREE
  out.uint16(Math.min(1, entries.length));
  out.address(undefinedAddress);
  out.address(undefinedAddress);
  out.address(0);
  out.address(entries.length > 0 ? node : 0);
  out.address(offsets.at(-1) ?? 0);
  out.skip(16 * treeChildren + 8 - 24);
  const table = new ByteWriter();
  table.address(tree);
  table.address(heap);
  const header = writeHeader(out, [{ type: symbolTable, bytes: table.take() }, ...[...attributes].map(([name, value]) => attributeOf(name, value, texts))]);
  return { header, tree, heap };
}

function compare(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0);
  return a.length - b.length;
}

function writeDataset(out: ByteWriter, { shape, values }: Hdf5Dataset): number {
  out.align();
  const address = out.length;
  for (const value of values) out.float32(value);
  const place = new ByteWriter();
  place.bytes([3, 1]); // in one piece
  place.address(values.length === 0 ? undefinedAddress : address);
  place.address(values.byteLength);
  return writeHeader(out, [
    { type: dataspace, bytes: spaceOf(shape) },
    { type: datatype, bytes: Uint8Array.from(float32) },
    { type: fillValue, bytes: Uint8Array.of(2, 2, 2, 1, 0, 0, 0, 0) },
    { type: layout, bytes: place.take() },
  ]);
}

function spaceOf(shape: readonly number[]): Uint8Array {
  const out = new ByteWriter();
  out.bytes([1, shape.length, 0, 0, 0, 0, 0, 0]);
  for (const length of shape) out.address(length);
  return out.take();
}

function attributeOf(name: string, value: string | readonly string[], texts: TextHeap): Message {
  const bytes = new TextEncoder().encode(name);
  const space = spaceOf(typeof value === 'string' ? [] : [value.length]);
  const out = new ByteWriter();
  out.bytes([1, 0]);
  out.uint16(bytes.length + 1);
  out.uint16(variableText.length);
  out.uint16(space.length);
  out.bytes(bytes);
  out.skip(1);
  out.align();
  out.bytes(variableText);
  out.align();
  out.bytes(space);
  for (const text of [value].flat()) out.bytes(texts.reference(text));
  return { type: attribute, bytes: out.take() };
}

/** The header of an object; returns where it is. */
function writeHeader(out: ByteWriter, messages: readonly Message[]): number {
  const body = new ByteWriter();
  for (const { type, bytes } of messages) {
    body.uint16(type);
    body.uint16(Math.ceil(bytes.length / 8) * 8);
    body.uint32(type === datatype ? 1 : 0); // a type does not change
    body.bytes(bytes);
    body.align();
  }
  out.align();
  const address = out.length;
  out.bytes([1, 0]);
  out.uint16(messages.length);
  out.uint32(1);
  out.uint32(body.length);
  out.uint32(0);
  out.bytes(body.take());
  return address;
}
