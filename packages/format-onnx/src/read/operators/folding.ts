import { permute } from '@vitrum/formats/internal';
import { sizeOf } from '@vitrum/tensor';
import type { NodeCall } from '../node-call.ts';
import type { Constant } from '../read-tensor.ts';

/** A function of two numbers. */
export type Binary = (a: number, b: number) => number;

const constantOf = (dims: readonly number[], values: Float32Array): Constant => ({ kind: 'constant', dims, values });

/** A function of every number of a constant. */
export function foldUnary(call: NodeCall, { dims, values }: Constant, of: (x: number) => number): Constant {
  call.state.take(values.length);
  return constantOf(dims, values.map(of));
}

/** A function of two constants, of which axes of length 1 are repeated. */
export function foldBinary(call: NodeCall, a: Constant, b: Constant, of: Binary): Constant {
  const rank = Math.max(a.dims.length, b.dims.length);
  const padded = ({ dims }: Constant): readonly number[] => [...new Array<number>(rank - dims.length).fill(1), ...dims];
  const [left, right] = [padded(a), padded(b)];
  const dims = left.map((length, axis) => (length === 1 ? (right[axis] ?? 1) : length));
  if (dims.some((length, axis) => (right[axis] ?? 1) !== 1 && right[axis] !== length)) throw call.invalid(`joins constants of shape [${a.dims.join(', ')}] and [${b.dims.join(', ')}]`);
  const values = new Float32Array(call.state.take(sizeOf(dims)));
  const strides = (shape: readonly number[]): readonly number[] => shape.map((length, axis) => (length === 1 ? 0 : sizeOf(shape.slice(axis + 1))));
  const [leftStrides, rightStrides] = [strides(left), strides(right)];
  for (let i = 0; i < values.length; i++) {
    let [rest, fromLeft, fromRight] = [i, 0, 0];
    for (let axis = rank - 1; axis >= 0; axis--) {
      const at = rest % (dims[axis] ?? 1);
      rest = Math.floor(rest / (dims[axis] ?? 1));
      fromLeft += at * (leftStrides[axis] ?? 0);
      fromRight += at * (rightStrides[axis] ?? 0);
    }
    values[i] = of(a.values[fromLeft] ?? 0, b.values[fromRight] ?? 0);
  }
  return constantOf(dims, values);
}

/** A constant with its axes in another order. */
export function foldTranspose(call: NodeCall, { dims, values }: Constant, perm: readonly number[]): Constant {
  if (perm.length !== dims.length || !dims.every((_, axis) => perm.includes(axis))) throw call.invalid(`orders the axes [${perm.join(', ')}] of ${dims.length}`);
  call.state.take(values.length);
  return constantOf(perm.map((axis) => dims[axis] ?? 1), permute({ shape: dims, values }, perm));
}

/** A constant of another shape; one axis may be −1, and 0 takes the length that was there. */
export function foldReshape(call: NodeCall, { dims, values }: Constant, target: readonly number[]): Constant {
  const lengths = target.map((length, axis) => (length === 0 ? (dims[axis] ?? 0) : length));
  const open = lengths.indexOf(-1);
  const rest = sizeOf(lengths.filter((_, axis) => axis !== open));
  const shape = open === -1 ? lengths : lengths.with(open, values.length / rest);
  if (sizeOf(shape) !== values.length || !shape.every((length) => Number.isSafeInteger(length) && length >= 0)) throw call.invalid(`brings a constant of shape [${dims.join(', ')}] to [${target.join(', ')}]`);
  return constantOf(shape, values);
}

/** Constants one behind the other along their first and only axis: parts of shapes. */
export function foldConcat(call: NodeCall, constants: readonly Constant[]): Constant {
  if (constants.some(({ dims }) => dims.length !== 1)) throw call.unsupported('joins constants of several axes', 'Write the model anew with its constants folded: do_constant_folding=True, or onnxsim.');
  const size = call.state.take(constants.reduce((sum, { values }) => sum + values.length, 0));
  const values = new Float32Array(size);
  let at = 0;
  for (const constant of constants) {
    values.set(constant.values, at);
    at += constant.values.length;
  }
  return constantOf([size], values);
}

/** Numbers of a list by index. */
export function foldGather(call: NodeCall, { dims, values }: Constant, indices: Constant): Constant {
  if (dims.length !== 1) throw call.unsupported('takes rows of a constant by constant indices', 'Write the model anew with its constants folded: do_constant_folding=True, or onnxsim.');
  const at = (index: number): number => {
    const value = values[index < 0 ? index + values.length : index];
    if (value === undefined) throw call.invalid(`takes number ${index} of ${values.length}`);
    return value;
  };
  call.state.take(indices.values.length);
  return constantOf(indices.dims, indices.values.map(at));
}

/** A part of a list. */
export function foldSlice(call: NodeCall, { dims, values }: Constant, [start = 0, end = values.length, step = 1]: readonly number[]): Constant {
  if (dims.length !== 1 || step !== 1) throw call.unsupported('takes a part of a constant', 'Write the model anew with its constants folded: do_constant_folding=True, or onnxsim.');
  const part = values.slice(start, end);
  return constantOf([part.length], part);
}
