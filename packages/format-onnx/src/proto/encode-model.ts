import { PbfWriter } from 'pbf';
import { attributeTypes, fields, type OnnxAttribute, type OnnxGraph, type OnnxModel, type OnnxNode, type OnnxTensor, type OnnxValueInfo } from './messages.ts';

// In every runtime; its type is not in ECMAScript's own library.
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** A model as a protocol buffer. */
export function encodeOnnx(model: OnnxModel): Uint8Array {
  const pbf = new PbfWriter();
  writeModel(model, pbf);
  return pbf.finish();
}

function writeModel(model: OnnxModel, pbf: PbfWriter): void {
  const f = fields.ModelProto;
  pbf.writeVarintField(f.ir_version, model.irVersion);
  pbf.writeStringField(f.producer_name, model.producerName);
  pbf.writeStringField(f.producer_version, model.producerVersion);
  pbf.writeStringField(f.doc_string, model.description);
  pbf.writeMessage(f.graph, writeGraph, model.graph);
  for (const entry of Object.entries(model.opsets)) pbf.writeMessage(f.opset_import, writeOpset, entry);
  for (const entry of Object.entries(model.metadata)) pbf.writeMessage(f.metadata_props, writeEntry, entry);
}

function writeOpset([domain, version]: readonly [string, number], pbf: PbfWriter): void {
  pbf.writeStringField(fields.OperatorSetIdProto.domain, domain);
  pbf.writeVarintField(fields.OperatorSetIdProto.version, version);
}

function writeEntry([key, value]: readonly [string, string], pbf: PbfWriter): void {
  pbf.writeStringField(fields.StringStringEntryProto.key, key);
  pbf.writeStringField(fields.StringStringEntryProto.value, value);
}

function writeGraph(graph: OnnxGraph, pbf: PbfWriter): void {
  const f = fields.GraphProto;
  for (const node of graph.nodes) pbf.writeMessage(f.node, writeNode, node);
  pbf.writeStringField(f.name, graph.name);
  for (const tensor of graph.initializers) pbf.writeMessage(f.initializer, writeTensor, tensor);
  for (const input of graph.inputs) pbf.writeMessage(f.input, writeValueInfo, input);
  for (const output of graph.outputs) pbf.writeMessage(f.output, writeValueInfo, output);
}

function writeNode(node: OnnxNode, pbf: PbfWriter): void {
  const f = fields.NodeProto;
  for (const name of node.inputs) pbf.writeStringField(f.input, name);
  for (const name of node.outputs) pbf.writeStringField(f.output, name);
  pbf.writeStringField(f.name, node.name);
  pbf.writeStringField(f.op_type, node.opType);
  for (const attribute of node.attributes) pbf.writeMessage(f.attribute, writeAttribute, attribute);
}

function writeAttribute({ name, float, int, text, ints }: OnnxAttribute, pbf: PbfWriter): void {
  const f = fields.AttributeProto;
  pbf.writeStringField(f.name, name);
  if (float !== undefined) pbf.writeFloatField(f.f, float);
  if (int !== undefined) pbf.writeVarintField(f.i, int);
  if (text !== undefined) pbf.writeBytesField(f.s, new TextEncoder().encode(text));
  for (const each of ints ?? []) pbf.writeVarintField(f.ints, each);
  pbf.writeVarintField(f.type, float !== undefined ? attributeTypes.float : int !== undefined ? attributeTypes.int : text !== undefined ? attributeTypes.string : attributeTypes.ints);
}

function writeTensor({ name, dims, dataType, raw }: OnnxTensor, pbf: PbfWriter): void {
  const f = fields.TensorProto;
  for (const length of dims) pbf.writeVarintField(f.dims, length);
  pbf.writeVarintField(f.data_type, dataType);
  pbf.writeStringField(f.name, name);
  if (raw !== undefined) pbf.writeBytesField(f.raw_data, raw);
}

function writeValueInfo({ name, elementType, dims, description }: OnnxValueInfo, pbf: PbfWriter): void {
  pbf.writeStringField(fields.ValueInfoProto.name, name);
  pbf.writeMessage(fields.ValueInfoProto.type, (tensor: typeof dims, type) => {
    type.writeMessage(fields.TypeProto.tensor_type, (shape: typeof dims, message) => {
      message.writeVarintField(fields.Tensor.elem_type, elementType);
      if (shape !== undefined) message.writeMessage(fields.Tensor.shape, writeShape, shape);
    }, tensor);
  }, dims);
  if (description !== undefined) pbf.writeStringField(fields.ValueInfoProto.doc_string, description);
}

function writeShape(dims: NonNullable<OnnxValueInfo['dims']>, pbf: PbfWriter): void {
  for (const length of dims) {
    pbf.writeMessage(fields.TensorShapeProto.dim, (each: typeof length, dim) => {
      if (typeof each === 'number') dim.writeVarintField(fields.Dimension.dim_value, each);
      else if (each !== undefined) dim.writeStringField(fields.Dimension.dim_param, each);
    }, length);
  }
}
