import { fromHalf } from '@vitrum/formats/internal';
import { sizeOf } from '@vitrum/tensor';
import { invalidOnnx, unsupportedOnnx } from '../invalid-onnx.ts';
import { dataTypes, type OnnxTensor } from '../proto/messages.ts';

/** Numbers of a tensor of any numeric type. */
export interface Constant {
  readonly kind: 'constant';
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

/** Whole numbers of more than 24 bits are not exact in 32-bit floats; shapes and indices are smaller. */
type Read = (view: DataView, at: number) => number;

/** How long a number of a type is as raw bytes, and how it is read. */
const readers: Readonly<Record<number, readonly [bytes: number, read: Read]>> = {
  [dataTypes.float]: [4, (view, at) => view.getFloat32(at, true)],
  [dataTypes.double]: [8, (view, at) => view.getFloat64(at, true)],
  [dataTypes.float16]: [2, (view, at) => fromHalf(view.getUint16(at, true))],
  [dataTypes.bfloat16]: [2, (view, at) => bfloatOf(view.getUint16(at, true))],
  [dataTypes.uint8]: [1, (view, at) => view.getUint8(at)],
  [dataTypes.int8]: [1, (view, at) => view.getInt8(at)],
  [dataTypes.bool]: [1, (view, at) => view.getUint8(at)],
  [dataTypes.uint16]: [2, (view, at) => view.getUint16(at, true)],
  [dataTypes.int16]: [2, (view, at) => view.getInt16(at, true)],
  [dataTypes.int32]: [4, (view, at) => view.getInt32(at, true)],
  [dataTypes.uint32]: [4, (view, at) => view.getUint32(at, true)],
  [dataTypes.int64]: [8, (view, at) => Number(view.getBigInt64(at, true))],
  [dataTypes.uint64]: [8, (view, at) => Number(view.getBigUint64(at, true))],
};

/**
 * The numbers of a tensor; the file holds them all.
 *
 * @throws VITRUM_INVALID_MODEL for another count of numbers than the shape says, VITRUM_UNSUPPORTED_MODEL for other files' and for no numbers
 */
export function readTensor({ name, dims, dataType, raw, numbers, isExternal }: OnnxTensor): Constant {
  if (isExternal) throw unsupportedOnnx(`the numbers of its tensor "${name}" lie in another file`, 'Save it as one file: onnx.save(onnx.load("model.onnx"), "one.onnx") puts everything into it.');
  const reader = readers[dataType];
  if (reader === undefined) {
    throw unsupportedOnnx(`its tensor "${name}" has the type ${Object.entries(dataTypes).find(([, each]) => each === dataType)?.[0] ?? dataType}`, 'Convert the model to 32-bit floats first.');
  }
  const size = sizeOf(dims);
  if (!dims.every((length) => Number.isSafeInteger(length) && length >= 0) || !Number.isSafeInteger(size)) throw invalidOnnx(`its tensor "${name}" has the shape [${dims.slice(0, 8).join(', ')}]`);
  const [bytes, read] = reader;
  const count = raw === undefined ? numbers.length : raw.length / bytes;
  if (count !== size) throw invalidOnnx(`its tensor "${name}" of shape [${dims.join(', ')}] needs ${size} numbers, and has ${count}`);
  if (raw === undefined) {
    const convert = dataType === dataTypes.float16 ? fromHalf : dataType === dataTypes.bfloat16 ? bfloatOf : (value: number): number => value;
    return { kind: 'constant', dims, values: Float32Array.from(numbers, convert) };
  }
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const values = new Float32Array(size);
  for (let i = 0; i < size; i++) values[i] = read(view, i * bytes);
  return { kind: 'constant', dims, values };
}

const scratch = new DataView(new ArrayBuffer(4));

/** The first 16 bits of a 32-bit float. */
function bfloatOf(bits: number): number {
  scratch.setUint32(0, bits << 16);
  return scratch.getFloat32(0);
}
