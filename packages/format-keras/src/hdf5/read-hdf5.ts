import type { PortableTensor } from '@vitrum/core';
import { invalidKerasFile } from '../invalid-keras-file.ts';
import { ByteReader } from './byte-reader.ts';
import { readAttribute, type TextValue } from './read-attribute.ts';
import { readDataset } from './read-dataset.ts';
import { messageTypes, readMessages } from './read-messages.ts';

/** An HDF5 file open for reading. */
export interface Hdf5File {
  /** The texts among the attributes of the file. */
  readonly attributes: ReadonlyMap<string, TextValue>;
  /** All datasets below a group, by their paths from there. */
  readonly datasets: (group: string) => ReadonlyMap<string, PortableTensor>;
}

/** Groups within groups: more is no file of Keras. A group may hold itself. */
const maxDepth = 40;

/**
 * An untrusted HDF5 file of the first version, which Keras writes: every position is checked, no byte is visited without end, and no more numbers are
 * taken than the file holds.
 *
 * @throws VITRUM_INVALID_MODEL, VITRUM_UNSUPPORTED_MODEL for later versions of HDF5
 */
export function readHdf5(bytes: Uint8Array): Hdf5File {
  const reader = new ByteReader(bytes);
  const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
  if (!signature.every((byte, i) => bytes[i] === byte)) throw invalidKerasFile('it does not begin as HDF5 does');
  const version = reader.uint8(8);
  if (version !== 0) throw reader.unsupported(`a superblock of version ${version}`);
  if (reader.uint8(13) !== 8 || reader.uint8(14) !== 8) throw reader.unsupported('addresses that have not 64 bits');
  const root = reader.address(64);
  const attributes = new Map(readMessages(reader, root).flatMap(({ type, at, length }) => (type === messageTypes.attribute ? [readAttribute(reader, at, length)] : [])));
  return {
    attributes,
    datasets: (path) => {
      const start = path.split('/').filter((part) => part !== '').reduce<number | undefined>((group, name) => (group === undefined ? undefined : linksOf(reader, group)?.get(name)), root);
      const found = new Map<string, PortableTensor>();
      const visit = (at: number, name: string, depth: number): void => {
        if (depth > maxDepth) throw invalidKerasFile(`it has more than ${maxDepth} groups within each other`);
        const links = linksOf(reader, at);
        if (links === undefined) found.set(name, readDataset(reader, at, name));
        else for (const [key, child] of links) visit(child, name === '' ? key : `${name}/${key}`, depth + 1);
      };
      if (start !== undefined) visit(start, '', 0);
      return found;
    },
  };
}

/** The members of a group by their names; undefined for an object that is none. */
function linksOf(reader: ByteReader, header: number): ReadonlyMap<string, number> | undefined {
  const messages = readMessages(reader, header);
  const table = messages.find(({ type }) => type === messageTypes.symbolTable);
  if (table === undefined) {
    if (messages.some(({ type }) => type === messageTypes.linkInfo || type === messageTypes.link)) throw reader.unsupported('groups of a later kind');
    return undefined;
  }
  const heap = reader.address(table.at + 8);
  reader.expect(heap, 'HEAP');
  const segment = reader.address(heap + 24);
  const links = new Map<string, number>();
  collect(reader, reader.address(table.at), segment, links, 0);
  return links;
}

/** Adds the members below a node of a tree. */
function collect(reader: ByteReader, node: number, segment: number, links: Map<string, number>, depth: number): void {
  if (depth > 8) throw invalidKerasFile('a tree of groups is too high');
  reader.expect(node, 'TREE');
  const [level, count] = [reader.uint8(node + 5), reader.uint16(node + 6)];
  for (let i = 0; i < count; i++) {
    const child = reader.address(node + 32 + 16 * i);
    if (level > 0) {
      collect(reader, child, segment, links, depth + 1);
      continue;
    }
    reader.expect(child, 'SNOD');
    const entries = reader.uint16(child + 6);
    for (let k = 0; k < entries; k++) {
      const entry = child + 8 + 40 * k;
      reader.visit();
      links.set(reader.textUntilZero(segment + reader.address(entry)), reader.address(entry + 8));
    }
  }
}
