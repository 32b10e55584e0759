import type { FloatArray, Shape } from '@vitrum/core';
import { isRecord } from '@vitrum/core/internal';

/** Numbers under a path such as `parameters`, `layers.0.weights`. */
export interface PlacedTensor {
  readonly path: readonly string[];
  readonly shape: Shape;
  readonly values: FloatArray;
}

/** The description of a tensor in a block, as plain JSON. */
export interface TensorEntry {
  readonly path: readonly string[];
  readonly type: 'float32' | 'float64';
  readonly shape: Shape;
  /** Its first byte in the block. */
  readonly offset: number;
}

const arrays = { float32: Float32Array, float64: Float64Array } as const;
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Describes tensors that follow each other in a block without gaps. */
export function describeBlock(tensors: readonly PlacedTensor[]): readonly TensorEntry[] {
  let offset = 0;
  return tensors.map(({ path, shape, values }) => {
    const entry: TensorEntry = { path, type: values instanceof Float32Array ? 'float32' : 'float64', shape, offset };
    offset += values.byteLength;
    return entry;
  });
}

/** Writes tensors as little-endian IEEE 754 floats. */
export function writeBlock(tensors: readonly PlacedTensor[], out: Uint8Array, start: number): void {
  let offset = start;
  for (const { values } of tensors) {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    out.set(isLittleEndian ? bytes : reversed(bytes, values.BYTES_PER_ELEMENT), offset);
    offset += bytes.length;
  }
}

/**
 * Reads the tensors of an untrusted block. Throws an `Error` with the reason if the entries do not describe the whole block.
 */
export function readBlock(entries: unknown, block: Uint8Array): readonly PlacedTensor[] {
  if (!Array.isArray(entries)) throw new Error('it has no list of "tensors"');
  let offset = 0;
  const tensors = (entries as readonly unknown[]).map((entry) => {
    if (!isTensorEntry(entry) || entry.offset !== offset) throw new Error(`it has no tensor that is described as ${JSON.stringify(entry)}`);
    const length = entry.shape.reduce((product, axis) => product * axis, 1);
    const values = valuesOf(entry, length, block);
    offset += values.byteLength;
    return { path: entry.path, shape: entry.shape, values };
  });
  if (offset === block.length) return tensors;
  throw new Error(`its tensors take ${offset} bytes, and ${block.length} are there`);
}

function valuesOf({ path, type, offset }: TensorEntry, length: number, block: Uint8Array): FloatArray {
  const array = arrays[type];
  const end = offset + length * array.BYTES_PER_ELEMENT;
  if (end > block.length) throw new Error(`it ends before the numbers of ${path.join(' ')}`);
  const bytes = new Uint8Array(block.subarray(offset, end)); // slice() of a Buffer does not copy
  return new array((isLittleEndian ? bytes : reversed(bytes, array.BYTES_PER_ELEMENT)).buffer);
}

function isTensorEntry(value: unknown): value is TensorEntry {
  if (!isRecord(value)) return false;
  const { path, type, shape, offset } = value;
  const isPath = Array.isArray(path) && path.every((part) => typeof part === 'string');
  const isShape = Array.isArray(shape) && shape.every((axis) => Number.isSafeInteger(axis) && axis >= 0);
  return isPath && isShape && typeof type === 'string' && Object.hasOwn(arrays, type) && Number.isSafeInteger(offset);
}

/** Copies numbers of some bytes each with their bytes in the opposite order. */
function reversed(bytes: Uint8Array, width: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  for (let start = 0; start < copy.length; start += width) copy.subarray(start, start + width).reverse();
  return copy;
}
