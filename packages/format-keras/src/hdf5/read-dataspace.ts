import { invalidKerasFile } from '../invalid-keras-file.ts';
import type { ByteReader } from './byte-reader.ts';

/** The length of every axis; none for a single value. */
export function dimensionsOf(reader: ByteReader, at: number): readonly number[] {
  const [version, rank] = [reader.uint8(at), reader.uint8(at + 1)];
  if (version !== 1 && version !== 2) throw invalidKerasFile(`a shape has the version ${version}`);
  if (rank > 32) throw invalidKerasFile(`a shape has ${rank} axes`);
  if (version === 2 && reader.uint8(at + 3) === 2) return [0]; // nothing at all
  return Array.from({ length: rank }, (_, axis) => reader.address(at + (version === 1 ? 8 : 4) + 8 * axis));
}
