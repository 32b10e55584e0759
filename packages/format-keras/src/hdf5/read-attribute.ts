import { invalidKerasFile } from '../invalid-keras-file.ts';
import type { ByteReader } from './byte-reader.ts';
import { dimensionsOf } from './read-dataspace.ts';

/** A text, or undefined for an attribute of something else. */
export type TextValue = string | undefined;

const roundedUp = (length: number): number => Math.ceil(length / 8) * 8;

/** The name of an attribute, and its value where that is one text. */
export function readAttribute(reader: ByteReader, at: number, length: number): readonly [string, TextValue] {
  const version = reader.uint8(at);
  if (version < 1 || version > 3) throw invalidKerasFile(`an attribute has the version ${version}`);
  const [nameLength, typeLength, spaceLength] = [reader.uint16(at + 2), reader.uint16(at + 4), reader.uint16(at + 6)];
  const padded = version === 1 ? roundedUp : (each: number): number => each;
  const nameAt = at + (version === 3 ? 9 : 8);
  const typeAt = nameAt + padded(nameLength);
  const spaceAt = typeAt + padded(typeLength);
  const valueAt = spaceAt + padded(spaceLength);
  const name = reader.text(nameAt, nameLength);
  if (valueAt > at + length) throw invalidKerasFile(`the attribute ${JSON.stringify(name)} is cut short`);
  if (dimensionsOf(reader, spaceAt).length > 0) return [name, undefined];
  const kind = reader.uint8(typeAt) & 15;
  if (kind === 3) return [name, reader.text(valueAt, reader.uint32(typeAt + 4))];
  const isText = kind === 9 && (reader.uint8(typeAt + 1) & 15) === 1;
  return [name, isText ? textInHeap(reader, valueAt) : undefined];
}

/** A text of any length, in a collection of the global heap. */
function textInHeap(reader: ByteReader, at: number): string {
  const [length, collection, index] = [reader.uint32(at), reader.address(at + 4), reader.uint32(at + 12)];
  reader.expect(collection, 'GCOL');
  const end = collection + reader.address(collection + 8);
  for (let place = collection + 16; place + 16 <= end;) {
    reader.visit();
    const [found, size] = [reader.uint16(place), reader.address(place + 8)];
    if (found === index) {
      if (length > size) throw invalidKerasFile(`a text of ${length} bytes has ${size}`);
      return reader.text(place + 16, length);
    }
    if (found === 0) break; // what is free
    place += 16 + roundedUp(size);
  }
  throw invalidKerasFile(`its texts have no number ${index}`);
}
