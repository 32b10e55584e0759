import { sizeOf } from '@vitrum/tensor';
import type { Graph, GraphOperator, GraphTensor, TensorQuantization } from '../graph/graph.ts';
import { operators, ruleOf, tables, tensorTypes, type OperatorName, type TensorType } from '../graph/schema.ts';
import { FlatFile, type FlatTable } from './flat-table.ts';
import { invalidFile, unsupportedFile } from './invalid-file.ts';

/** More axes than any tensor has. */
const maxAxes = 8;

/**
 * The graph of an untrusted file.
 *
 * @throws VITRUM_INVALID_MODEL for a damaged file; VITRUM_UNSUPPORTED_MODEL for operators and types of numbers that are not known here
 */
export function decodeGraph(bytes: Uint8Array): Graph {
  const file = new FlatFile(bytes);
  const model = file.root();
  const [subgraph, ...more] = model.tables(tables.model.subgraphs);
  if (subgraph === undefined) throw invalidFile('it has no graph');
  if (more.length > 0) throw unsupportedFile(`The file has ${more.length + 1} graphs: it branches, loops or has functions, and a network of vitrum does not.`);
  const buffers = model.tables(tables.model.buffers).map(bufferOf);
  const tensors = subgraph.tables(tables.subgraph.tensors).map((table, i) => tensorOf(table, i, buffers));
  for (const { data } of tensors) file.spend(data?.length ?? 0);
  const codes = model.tables(tables.model.operatorCodes).map((table) => Math.max(table.byte(tables.operatorCode.deprecatedCode), table.int(tables.operatorCode.code)));
  const checked = (indices: readonly number[]): readonly number[] => indices.map((index) => (index >= -1 && index < tensors.length ? index : missing('tensor', index)));
  return {
    tensors,
    operators: subgraph.tables(tables.subgraph.operators).map((table, i) => operatorOf(table, i, codes, checked)),
    inputs: checked(subgraph.ints(tables.subgraph.inputs)),
    outputs: checked(subgraph.ints(tables.subgraph.outputs)),
    metadata: Object.fromEntries(model.tables(tables.model.metadata).map((table) => {
      const buffer = table.int(tables.metadata.buffer);
      return [table.text(tables.metadata.name), buffers[buffer] ?? missing('buffer', buffer)];
    })),
  };
}

function bufferOf(table: FlatTable): Uint8Array {
  if (table.hasLong(tables.buffer.offset)) throw unsupportedFile('The file keeps its numbers outside of the flatbuffer, as files above 2 GB do.');
  return table.bytes(tables.buffer.data);
}

function tensorOf(table: FlatTable, index: number, buffers: readonly Uint8Array[]): GraphTensor {
  const name = table.text(tables.tensor.name);
  const shape = table.ints(tables.tensor.shape);
  if (shape.length > maxAxes || shape.some((length) => length < -1)) throw invalidFile(`tensor ${index}, "${name}", has the shape [${shape.slice(0, maxAxes).join(', ')}]`);
  const buffer = table.int(tables.tensor.buffer);
  const data = buffers[buffer] ?? missing('buffer', buffer);
  const type = typeOf(table.byte(tables.tensor.type), index);
  if (table.table(tables.tensor.sparsity) !== undefined) throw unsupportedFile(`Tensor ${index}, "${name}", is sparse.`);
  if (data.length > 0 && data.length !== sizeOf(shape) * byteLengths[type]) throw invalidFile(`tensor ${index}, "${name}", of shape [${shape.join(', ')}] has ${data.length} bytes`);
  const quantization = table.table(tables.tensor.quantization);
  return { name, shape, type, ...(data.length > 0 && { data }), ...(quantization && quantizationOf(quantization, shape, name)) };
}

/** The length of one number. */
export const byteLengths: Readonly<Record<TensorType, number>> = { float32: 4, float16: 2, int32: 4, uint8: 1, int64: 8, int8: 1 };

function typeOf(value: number, tensor: number): TensorType {
  const found = (Object.keys(tensorTypes) as TensorType[]).find((name) => tensorTypes[name] === value); // the keys of exactly this table
  if (found !== undefined) return found;
  throw unsupportedFile(`Tensor ${tensor} of the file has numbers of type ${value}, which is not known here; known are ${Object.keys(tensorTypes).join(', ')}.`);
}

function quantizationOf(table: FlatTable, shape: readonly number[], name: string): { readonly quantization?: TensorQuantization } {
  const scales = table.floats(tables.quantization.scale);
  if (scales.length === 0) return {};
  const zeroPoints = table.longs(tables.quantization.zeroPoint);
  const axis = table.int(tables.quantization.axis);
  const isFit = zeroPoints.length === scales.length && (scales.length === 1 || scales.length === shape[axis]);
  if (!isFit || !scales.every((scale) => Number.isFinite(scale) && scale >= 0)) throw invalidFile(`tensor "${name}" has ${scales.length} scales that do not fit it`);
  return { quantization: { scales, zeroPoints, axis } };
}

function operatorOf(table: FlatTable, index: number, codes: readonly number[], checked: (indices: readonly number[]) => readonly number[]): GraphOperator {
  const place = table.int(tables.operator.code);
  const code = codes[place] ?? missing('kind of operator', place);
  const name = nameOf(code, index);
  const { options = {}, optionsType } = ruleOf(name);
  const settings = table.byte(tables.operator.optionsType) === optionsType ? table.table(tables.operator.options) : undefined;
  return {
    name,
    inputs: checked(table.ints(tables.operator.inputs)),
    outputs: checked(table.ints(tables.operator.outputs)),
    options: Object.fromEntries(Object.entries(options).map(([option, [field, type, absent]]) => [option, settings?.[type](field, absent) ?? absent ?? 0])),
  };
}

function nameOf(code: number, index: number): OperatorName {
  const found = (Object.keys(operators) as OperatorName[]).find((name) => operators[name].code === code); // the keys of exactly this table
  if (found !== undefined) return found;
  throw unsupportedFile(`Operator ${index} of the file is number ${code} of TensorFlow Lite, for which vitrum has no layer; it has ${Object.keys(operators).length}: ${Object.keys(operators).slice(0, 12).join(', ')}, ….`);
}

function missing(what: string, index: number): never {
  throw invalidFile(`it refers to ${what} ${index}, which is not there`);
}
