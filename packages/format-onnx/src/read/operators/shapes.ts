import { sizeOf } from '@vitrum/tensor';
import { onnxDims, orderOf, reshapeFeature, type Feature } from '../feature.ts';
import { dataTypes } from '../../proto/messages.ts';
import type { NodeCall } from '../node-call.ts';
import type { Constant } from '../read-tensor.ts';
import { foldConcat, foldGather, foldReshape, foldSlice, foldTranspose, foldUnary } from './folding.ts';
import type { Operator, Operators } from './operator.ts';

/** Stands for the length of the batch in a shape that nodes compute: what is computed with it is none. */
const batchLength = NaN;

const floatTypes: ReadonlySet<number> = new Set([dataTypes.float, dataTypes.double, dataTypes.float16, dataTypes.bfloat16]);

const asIs: Operator = (call) => call.input(0);

/** What changes shapes, and no numbers; and what nodes compute shapes with. */
export const shapes: Operators = {
  Identity: asIs,
  Dropout: asIs,
  Cast: (call) => {
    const x = call.input(0);
    const isFloat = floatTypes.has(call.integer('to', dataTypes.float));
    if (x.kind === 'constant') return isFloat ? x : foldUnary(call, x, Math.trunc);
    if (!isFloat && call.feature(0).layer !== -1) throw call.unsupported('rounds what layers compute to whole numbers', 'Whole numbers are the input of an "embedding" alone.');
    return x;
  },
  Constant: (call) => {
    const tensor = call.tensor('value');
    if (tensor !== undefined) return tensor;
    const number = call.attribute('value_float')?.float ?? call.attribute('value_int')?.int;
    if (number !== undefined) return listOf([], [number]);
    const list = call.attribute('value_floats')?.floats ?? call.attribute('value_ints')?.ints;
    if (list === undefined) throw call.unsupported('is a constant that is no number', 'Texts are no inputs of networks.');
    return listOf([list.length], list);
  },
  ConstantOfShape: (call) => {
    const dims = Array.from(call.constant(0).values);
    const [value = 0] = call.tensor('value')?.values ?? [];
    if (!dims.every((length) => Number.isSafeInteger(length) && length >= 0)) throw call.unsupported(`makes a constant of shape [${dims.join(', ')}]`, 'Write the model anew with its constants folded: do_constant_folding=True, or onnxsim.');
    return { kind: 'constant', dims, values: new Float32Array(call.state.take(sizeOf(dims))).fill(value) };
  },
  Shape: (call) => {
    const x = call.input(0);
    const dims = x.kind === 'constant' ? x.dims : [batchLength, ...onnxDims(call.feature(0))];
    return listOf([dims.length], dims);
  },
  Flatten: (call) => {
    const feature = call.feature(0);
    if (call.integer('axis', 1) !== 1) throw call.unsupported(`flattens from axis ${call.integer('axis', 1)} on`, 'A sample is flattened whole: axis 1.');
    return reshaped(call, feature, [sizeOf(onnxDims(feature))]);
  },
  Reshape: (call) => {
    const x = call.input(0);
    const target = call.integers('shape', 1) ?? [];
    if (x.kind === 'constant') return foldReshape(call, x, target);
    const feature = call.feature(0);
    return reshaped(call, feature, sampleShape(call, feature, target));
  },
  Squeeze: (call) => {
    const x = call.input(0);
    const axes = call.integers('axes', 1);
    const dims = x.kind === 'constant' ? x.dims : [batchLength, ...onnxDims(call.feature(0))];
    const gone = (length: number, axis: number): boolean => (axes === undefined ? length === 1 : axes.includes(axis) || axes.includes(axis - dims.length));
    const kept = dims.filter((length, axis) => !gone(length, axis));
    if (dims.some((length, axis) => gone(length, axis) && length !== 1)) throw call.unsupported(`takes away an axis of [${dims.map((length) => (Number.isNaN(length) ? 'batch' : length)).join(', ')}] that is not 1 long`, 'The batch is an axis of its own.');
    return x.kind === 'constant' ? { ...x, dims: kept } : reshaped(call, call.feature(0), kept.slice(1));
  },
  Unsqueeze: (call) => {
    const x = call.input(0);
    const axes = call.integers('axes', 1) ?? [];
    const dims = x.kind === 'constant' ? x.dims : [batchLength, ...onnxDims(call.feature(0))];
    const rank = dims.length + axes.length;
    const places = new Set(axes.map((axis) => (axis < 0 ? axis + rank : axis)));
    if (places.size !== axes.length || rank > 16 || ![...places].every((axis) => axis >= 0 && axis < rank)) throw call.invalid(`adds the axes [${axes.slice(0, 8).join(', ')}]`);
    const rest = [...dims].reverse();
    const longer = Array.from({ length: rank }, (_, axis) => (places.has(axis) ? 1 : (rest.pop() ?? 1)));
    if (x.kind === 'constant') return { ...x, dims: longer };
    if (places.has(0)) throw call.unsupported('adds an axis before the batch', 'The batch is the first axis.');
    return reshaped(call, call.feature(0), longer.slice(1));
  },
  Transpose: (call) => {
    const x = call.input(0);
    const given = call.integers('perm');
    if (x.kind === 'constant') return foldTranspose(call, x, given ?? x.dims.map((_, axis) => x.dims.length - 1 - axis));
    const feature = call.feature(0);
    const perm = given ?? feature.dims.map((_, axis) => feature.dims.length - axis);
    if (perm.length !== feature.dims.length + 1 || perm[0] !== 0 || !feature.dims.every((_, axis) => perm.includes(axis + 1))) throw call.unsupported(`turns the axes [${perm.join(', ')}], the batch among them`, 'The batch is the first axis.');
    return { ...feature, dims: perm.slice(1).map((axis) => feature.dims[axis - 1] ?? []) };
  },
  Pad: (call) => {
    const pads = call.integers('pads', 1) ?? [];
    const rank = pads.length / 2;
    const feature = call.feature(0);
    if (pads.every((count) => count === 0)) return feature;
    const [value = 0] = call.optional(2)?.values ?? [call.float('value', 0)];
    const isAround = rank === 4 && [0, 1, 4, 5].every((place) => pads[place] === 0) && pads.every((count) => Number.isSafeInteger(count) && count >= 0 && count <= 1024);
    if (!isAround || value !== 0 || call.text('mode', 'constant') !== 'constant') throw call.unsupported(`puts [${pads.slice(0, 16).join(', ')}] numbers around samples of shape [${onnxDims(feature).join(', ')}]`, 'Zeros around pictures, before a convolution, are part of it; other padding has no layer.');
    return { kind: 'padded', feature, pads: [pads[2] ?? 0, pads[3] ?? 0, pads[6] ?? 0, pads[7] ?? 0] };
  },
  Concat: (call) => {
    const values = call.inputs.map((_, index) => call.input(index));
    if (values.every((value) => value.kind === 'constant')) return foldConcat(call, values);
    return sideBySide(call, values.map((_, index) => call.feature(index)));
  },
  Gather: (call) => {
    const [table, indices] = [call.input(0), call.input(1)];
    if (table.kind === 'constant' && indices.kind === 'constant') return foldGather(call, table, indices);
    return embedding(call);
  },
  Slice: (call) => {
    const x = call.input(0);
    if (x.kind !== 'constant') throw call.unsupported('takes a part of a computed value', 'No layer does; let the model use the whole of it.');
    const [start, end, steps] = [call.integers('starts', 1)?.[0], call.integers('ends', 2)?.[0], call.integers('steps', 4)?.[0]];
    return foldSlice(call, x, [start ?? 0, end ?? x.values.length, steps ?? 1]);
  },
};

const listOf = (dims: readonly number[], numbers: readonly number[]): Constant => ({ kind: 'constant', dims, values: Float32Array.from(numbers) });

function reshaped(call: NodeCall, feature: Feature, target: readonly number[]): Feature {
  const found = sizeOf(target) === sizeOf(feature.lengths) ? reshapeFeature(feature, target) : undefined;
  if (found !== undefined) return found;
  throw call.unsupported(`brings samples of shape [${onnxDims(feature).join(', ')}] to [${target.join(', ')}]`, 'A sample keeps its numbers, and an axis that was turned can only be split and joined.');
}

/** The shape of a sample in the shape of a batch that a node asks for. */
function sampleShape(call: NodeCall, feature: Feature, target: readonly number[]): readonly number[] {
  const before = onnxDims(feature);
  const [first = 1, ...rest] = target.map((length, axis) => (length === 0 && axis > 0 ? (before[axis - 1] ?? 0) : length));
  const size = sizeOf(before);
  const open = rest.indexOf(-1);
  const known = sizeOf(rest.filter((_, axis) => axis !== open));
  const isBatch = Number.isNaN(first) || first === 0 || first === call.state.batch || first === -1;
  if (isBatch && open === -1 && known === size) return rest;
  if (isBatch && first !== -1 && open !== -1 && size % known === 0 && rest.every((length) => length > 0 || length === -1)) return rest.with(open, size / known);
  throw call.unsupported(`brings batches of samples of shape [${before.join(', ')}] to [${target.map((length) => (Number.isNaN(length) ? 'batch' : length)).join(', ')}]`, 'The batch stays the first axis: Reshape to [-1, …] or [0, …].');
}

/** Outputs side by side: channels beside channels, features beside features. */
function sideBySide(call: NodeCall, features: readonly Feature[]): Feature {
  const [first] = features;
  if (first === undefined) throw call.invalid('has no input');
  const axis = call.axisOf(call.integer('axis', 1), first);
  if (features.some(({ dims }) => dims.length !== first.dims.length)) throw call.invalid('joins samples with different numbers of axes');
  if (first.dims.length === 1) {
    if (features.some((feature) => orderOf(feature) !== undefined)) throw call.unsupported('joins vectors that were pictures', 'Let branches end in a global pool or a dense layer before they are joined.');
    const vectors = features.map((feature) => call.state.vector(feature).feature);
    return call.state.add('concat', vectors, {}, {}, [vectors.reduce((sum, { actual }) => sum + sizeOf(actual), 0)]);
  }
  const isPicture = first.dims.length === 3;
  if (axis !== 0 || first.dims.length > 3) throw call.unsupported(`joins samples along axis ${axis + 1}`, 'Pictures are joined by their channels, axis 1.');
  const joined = features.map((_, index) => (isPicture ? call.picture(index) : call.sequence(index)));
  const places = joined.map(({ shape }) => String(shape.slice(0, -1)));
  if (new Set(places).size > 1) throw call.invalid(`joins pictures of different sizes, ${places.join(' and ')}`);
  const channels = joined.reduce((sum, { shape }) => sum + (shape.at(-1) ?? 1), 0);
  const shape = [...(joined[0]?.shape.slice(0, -1) ?? []), channels];
  return call.state.add('concat', joined.map(({ feature }) => feature), {}, {}, shape, isPicture ? [2, 0, 1] : [1, 0]);
}

/** Rows of a table by the numbers of the input. */
function embedding(call: NodeCall): Feature {
  if (call.integer('axis', 0) !== 0) throw call.unsupported(`takes entries along axis ${call.integer('axis', 0)} of a table`, 'An "embedding" takes rows: axis 0.');
  const table = call.constant(0);
  const [vocabularySize = 0, dimensions = 0] = table.dims;
  const feature = call.feature(1);
  if (table.dims.length !== 2 || feature.dims.length !== 1) throw call.unsupported(`takes rows of a table of shape [${table.dims.join(', ')}] by samples of ${feature.dims.length} axes`, 'An "embedding" has a table of two axes and samples of one.');
  const { feature: indices, order } = call.state.vector(feature);
  if (order !== undefined || feature.layer !== -1) throw call.unsupported('takes rows of a table by computed numbers', 'Indices are the input of the network.');
  call.state.take(table.values.length);
  const [length = 1] = onnxDims(feature);
  return call.state.add('embedding', [indices], { vocabularySize, dimensions }, { weights: { shape: [vocabularySize, dimensions], values: table.values } }, [length, dimensions]);
}
