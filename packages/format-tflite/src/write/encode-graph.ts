import { Builder } from 'flatbuffers';
import type { Graph, GraphOperator, GraphTensor, TensorQuantization } from '../graph/graph.ts';
import { fileIdentifier, ruleOf, tables, tensorTypes, type OperatorName } from '../graph/schema.ts';

/** A place in a file that is being written. */
type Offset = number;

/** Buffers begin at multiples of this, as the schema asks. */
const alignment = 16;

/** The bytes of a graph as a flatbuffer. Deepest parts come first, as flatbuffers are written from their end. */
export function encodeGraph(graph: Graph): Uint8Array {
  const builder = new Builder(1024);
  const buffers: Offset[] = [tableOf(builder, 1, () => undefined)]; // the first one is empty by convention
  const bufferOf = (data: Uint8Array | undefined): number => (data === undefined ? 0 : buffers.push(encodeBuffer(builder, data)) - 1);
  const tensors = graph.tensors.map((tensor) => encodeTensor(builder, tensor, bufferOf(tensor.data)));
  const metadata = Object.entries(graph.metadata).map(([name, data]) => encodeMetadata(builder, name, bufferOf(data)));
  const names = [...new Set(graph.operators.map(({ name }) => name))];
  const operators = graph.operators.map((operator) => encodeOperator(builder, operator, names.indexOf(operator.name)));
  const codes = names.map((name) => encodeCode(builder, name));
  const vectors = [codes, [encodeSubgraph(builder, graph, tensors, operators)], buffers, metadata, [encodeSignature(builder, graph)]].map((list) => offsetsOf(builder, list));
  const description = builder.createString('vitrum');
  const { version, operatorCodes, subgraphs, description: place, buffers: dataPlace, metadata: metadataPlace, signatures } = tables.model;
  const root = tableOf(builder, 8, () => {
    builder.addFieldInt32(version, 3, 0);
    builder.addFieldOffset(place, description, 0);
    [operatorCodes, subgraphs, dataPlace, metadataPlace, signatures].forEach((field, i) => { builder.addFieldOffset(field, vectors[i] ?? 0, 0); });
  });
  builder.finish(root, fileIdentifier);
  return builder.asUint8Array();
}

function tableOf(builder: Builder, fields: number, write: () => void): Offset {
  builder.startObject(fields);
  write();
  return builder.endObject();
}

function encodeBuffer(builder: Builder, data: Uint8Array): Offset {
  builder.prep(alignment, data.length);
  const vector = builder.createByteVector(data);
  return tableOf(builder, 1, () => { builder.addFieldOffset(tables.buffer.data, vector, 0); });
}

function encodeTensor(builder: Builder, { name, shape, type, quantization }: GraphTensor, buffer: number): Offset {
  const parameters = quantization === undefined ? 0 : encodeQuantization(builder, quantization);
  const text = builder.createString(name);
  const lengths = integersOf(builder, shape);
  const { shape: shapePlace, type: typePlace, buffer: bufferPlace, name: namePlace, quantization: quantizationPlace } = tables.tensor;
  return tableOf(builder, 5, () => {
    builder.addFieldOffset(shapePlace, lengths, 0);
    builder.addFieldInt8(typePlace, tensorTypes[type], 0);
    builder.addFieldInt32(bufferPlace, buffer, 0);
    builder.addFieldOffset(namePlace, text, 0);
    builder.addFieldOffset(quantizationPlace, parameters, 0);
  });
}

function encodeQuantization(builder: Builder, { scales, zeroPoints, axis }: TensorQuantization): Offset {
  const zeros = vectorOf(builder, 8, zeroPoints, (each) => { builder.addInt64(BigInt(each)); });
  const factors = vectorOf(builder, 4, scales, (each) => { builder.addFloat32(each); });
  return tableOf(builder, 7, () => {
    builder.addFieldOffset(tables.quantization.scale, factors, 0);
    builder.addFieldOffset(tables.quantization.zeroPoint, zeros, 0);
    builder.addFieldInt32(tables.quantization.axis, axis, 0);
  });
}

function encodeOperator(builder: Builder, { name, inputs, outputs, options }: GraphOperator, code: number): Offset {
  const { optionsType } = ruleOf(name);
  const settings = optionsType === undefined ? 0 : encodeOptions(builder, name, options);
  const [read, written] = [integersOf(builder, inputs), integersOf(builder, outputs)];
  const { code: codePlace, inputs: inputsPlace, outputs: outputsPlace, optionsType: typePlace, options: optionsPlace } = tables.operator;
  return tableOf(builder, 5, () => {
    builder.addFieldInt32(codePlace, code, 0);
    builder.addFieldOffset(inputsPlace, read, 0);
    builder.addFieldOffset(outputsPlace, written, 0);
    builder.addFieldInt8(typePlace, optionsType ?? 0, 0);
    builder.addFieldOffset(optionsPlace, settings, 0);
  });
}

function encodeOptions(builder: Builder, name: OperatorName, values: GraphOperator['options']): Offset {
  const fields = Object.entries(ruleOf(name).options ?? {});
  return tableOf(builder, fields.length, () => {
    for (const [option, [place, type]] of fields) {
      const value = values[option];
      if (value === undefined) continue;
      if (type === 'float') builder.addFieldFloat32(place, value, null);
      else if (type === 'int') builder.addFieldInt32(place, value, null);
      else builder.addFieldInt8(place, value, null);
    }
  });
}

/** Old readers know the code by a field of one byte, which has 127 for codes beyond it. */
function encodeCode(builder: Builder, name: OperatorName): Offset {
  const { code, version = 1 } = ruleOf(name);
  return tableOf(builder, 4, () => {
    builder.addFieldInt8(tables.operatorCode.deprecatedCode, Math.min(code, 127), 0);
    builder.addFieldInt32(tables.operatorCode.version, version, 1);
    builder.addFieldInt32(tables.operatorCode.code, code, 0);
  });
}

function encodeSubgraph(builder: Builder, graph: Graph, tensors: readonly Offset[], operators: readonly Offset[]): Offset {
  const name = builder.createString('main');
  const lists = [offsetsOf(builder, tensors), integersOf(builder, graph.inputs), integersOf(builder, graph.outputs), offsetsOf(builder, operators), name];
  return tableOf(builder, 5, () => { lists.forEach((offset, place) => { builder.addFieldOffset(place, offset, 0); }); });
}

function encodeMetadata(builder: Builder, name: string, buffer: number): Offset {
  const text = builder.createString(name);
  return tableOf(builder, 2, () => {
    builder.addFieldOffset(tables.metadata.name, text, 0);
    builder.addFieldInt32(tables.metadata.buffer, buffer, 0);
  });
}

/** The names by which programs call the graph. */
function encodeSignature(builder: Builder, { inputs, outputs }: Graph): Offset {
  const mapOf = (name: string, tensor: number): Offset => {
    const text = builder.createString(name);
    return tableOf(builder, 2, () => {
      builder.addFieldOffset(tables.tensorMap.name, text, 0);
      builder.addFieldInt32(tables.tensorMap.tensor, tensor, 0);
    });
  };
  const read = offsetsOf(builder, inputs.map((tensor) => mapOf('input', tensor)));
  const written = offsetsOf(builder, outputs.map((tensor) => mapOf('output', tensor)));
  const key = builder.createString('serving_default');
  return tableOf(builder, 5, () => {
    builder.addFieldOffset(tables.signature.inputs, read, 0);
    builder.addFieldOffset(tables.signature.outputs, written, 0);
    builder.addFieldOffset(tables.signature.key, key, 0);
  });
}

const integersOf = (builder: Builder, values: readonly number[]): Offset => vectorOf(builder, 4, values, (each) => { builder.addInt32(each); });

const offsetsOf = (builder: Builder, values: readonly Offset[]): Offset => vectorOf(builder, 4, values, (each) => { builder.addOffset(each); });

/** A vector is written from its end. */
function vectorOf(builder: Builder, size: number, values: readonly number[], add: (value: number) => void): Offset {
  builder.startVector(size, values.length, size);
  for (const value of values.toReversed()) add(value);
  return builder.endVector();
}
