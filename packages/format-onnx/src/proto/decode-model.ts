import { isVitrumError } from '@vitrum/core';
import { PbfReader } from 'pbf';
import { invalidOnnx } from '../invalid-onnx.ts';
import { attributeTypes, fields, type OnnxAttribute, type OnnxGraph, type OnnxModel, type OnnxNode, type OnnxTensor, type OnnxValueInfo } from './messages.ts';

/** Takes the fields of a message one by one; what it does not read is skipped. */
type OnField = (field: number, pbf: PbfReader) => void;

const none: readonly never[] = [];

/**
 * An untrusted ONNX file as plain data. Bodies of loops and branches are skipped, so that nothing nests without end.
 *
 * @throws VITRUM_INVALID_MODEL
 */
export function decodeOnnx(bytes: Uint8Array): OnnxModel {
  try {
    return readModel(new PbfReader(bytes));
  } catch (error) {
    if (isVitrumError(error)) throw error;
    // The library tells of broken bytes by errors of several kinds.
    throw invalidOnnx(`it does not consist of fields of protocol buffers (${error instanceof Error ? error.message.replace(/\.$/, '') : String(error)})`);
  }
}

function readFields(pbf: PbfReader, onField: OnField, end = pbf.length): void {
  if (!(end <= pbf.length)) throw invalidOnnx('a part of it ends beyond its end');
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    onField(field, pbf);
    if (!(pbf.pos <= end)) throw invalidOnnx('a part of it ends beyond the part around it');
  }
}

const readMessage = (pbf: PbfReader, onField: OnField): void => { readFields(pbf, onField, pbf.readVarint() + pbf.pos); };

/** Numbers of a repeated field, packed or one by one. */
function readNumbers(pbf: PbfReader, list: readonly number[], one: () => number): readonly number[] {
  const numbers: number[] = list === none ? [] : (list as number[]); // made here by an earlier call: to copy it each time would be quadratic
  if (pbf.type !== 2) {
    numbers.push(one());
    return numbers;
  }
  const end = pbf.readVarint() + pbf.pos;
  if (!(end <= pbf.length)) throw invalidOnnx('a list of numbers ends beyond its end');
  while (pbf.pos < end) numbers.push(one());
  return numbers;
}

function readModel(pbf: PbfReader): OnnxModel {
  const f = fields.ModelProto;
  let [irVersion, producerName, producerVersion, description, hasFunctions] = [0, '', '', '', false];
  let graph: OnnxGraph | undefined;
  const opsets = new Map<string, number>();
  const metadata = new Map<string, string>();
  readFields(pbf, (field) => {
    if (field === f.ir_version) irVersion = pbf.readVarint(true);
    else if (field === f.producer_name) producerName = pbf.readString();
    else if (field === f.producer_version) producerVersion = pbf.readString();
    else if (field === f.doc_string) description = pbf.readString();
    else if (field === f.graph) graph = readGraph(pbf);
    else if (field === f.opset_import) opsets.set(...readOpset(pbf));
    else if (field === f.metadata_props) metadata.set(...readEntry(pbf));
    else if (field === f.functions) hasFunctions = true;
  });
  if (graph === undefined) throw invalidOnnx('it has no graph');
  return { irVersion, producerName, producerVersion, description, graph, opsets: Object.fromEntries(opsets), metadata: Object.fromEntries(metadata), hasFunctions };
}

function readOpset(pbf: PbfReader): readonly [domain: string, version: number] {
  let [domain, version] = ['', 0];
  readMessage(pbf, (field) => {
    if (field === fields.OperatorSetIdProto.domain) domain = pbf.readString();
    else if (field === fields.OperatorSetIdProto.version) version = pbf.readVarint(true);
  });
  return [domain === 'ai.onnx' ? '' : domain, version];
}

function readEntry(pbf: PbfReader): readonly [key: string, value: string] {
  let [key, value] = ['', ''];
  readMessage(pbf, (field) => {
    if (field === fields.StringStringEntryProto.key) key = pbf.readString();
    else if (field === fields.StringStringEntryProto.value) value = pbf.readString();
  });
  return [key, value];
}

function readGraph(pbf: PbfReader): OnnxGraph {
  const f = fields.GraphProto;
  const [nodes, initializers, inputs, outputs]: [OnnxNode[], OnnxTensor[], OnnxValueInfo[], OnnxValueInfo[]] = [[], [], [], []];
  let [name, isSparse] = ['', false];
  readMessage(pbf, (field) => {
    if (field === f.node) nodes.push(readNode(pbf));
    else if (field === f.name) name = pbf.readString();
    else if (field === f.initializer) initializers.push(readTensor(pbf));
    else if (field === f.input) inputs.push(readValueInfo(pbf));
    else if (field === f.output) outputs.push(readValueInfo(pbf));
    else if (field === f.sparse_initializer) isSparse = true;
  });
  return { name, nodes, initializers, inputs, outputs, isSparse };
}

function readNode(pbf: PbfReader): OnnxNode {
  const f = fields.NodeProto;
  let [name, opType, domain] = ['', '', ''];
  const [inputs, outputs]: [string[], string[]] = [[], []];
  let attributes: OnnxAttribute[] | undefined;
  readMessage(pbf, (field) => {
    if (field === f.input) inputs.push(pbf.readString());
    else if (field === f.output) outputs.push(pbf.readString());
    else if (field === f.name) name = pbf.readString();
    else if (field === f.op_type) opType = pbf.readString();
    else if (field === f.domain) domain = pbf.readString();
    else if (field === f.attribute) (attributes ??= []).push(readAttribute(pbf));
  });
  // Checked here, so that a file of empty nodes, two bytes each, does not become a list of them.
  if (opType === '' || outputs.length === 0) throw invalidOnnx(`its node ${name === '' ? '' : `"${name}" `}has no ${opType === '' ? 'operator' : 'output'}`);
  return { name, opType, domain: domain === 'ai.onnx' ? '' : domain, inputs, outputs, attributes: attributes ?? none };
}

function readAttribute(pbf: PbfReader): OnnxAttribute {
  const f = fields.AttributeProto;
  let name = '';
  let type = 0;
  const value: { -readonly [Key in keyof OnnxAttribute]?: OnnxAttribute[Key] } = {};
  readMessage(pbf, (field) => {
    if (field === f.name) name = pbf.readString();
    else if (field === f.f) value.float = pbf.readFloat();
    else if (field === f.i) value.int = pbf.readVarint(true);
    else if (field === f.s) value.text = pbf.readString();
    else if (field === f.t) value.tensor = readTensor(pbf);
    else if (field === f.floats) value.floats = readNumbers(pbf, value.floats ?? none, () => pbf.readFloat());
    else if (field === f.ints) value.ints = readNumbers(pbf, value.ints ?? none, () => pbf.readVarint(true));
    else if (field === f.g || field === f.graphs) value.hasGraph = true;
    else if (field === f.type) type = pbf.readVarint();
  });
  if (name === '') throw invalidOnnx('an attribute has no name');
  // A list of nothing, and a zero, need not be in the file at all.
  if (type === attributeTypes.ints) value.ints ??= none;
  if (type === attributeTypes.floats) value.floats ??= none;
  if (type === attributeTypes.int) value.int ??= 0;
  if (type === attributeTypes.float) value.float ??= 0;
  if (type === attributeTypes.string) value.text ??= '';
  return { ...value, name };
}

function readTensor(pbf: PbfReader): OnnxTensor {
  const f = fields.TensorProto;
  let [name, dataType, isExternal] = ['', 0, false];
  let raw: Uint8Array | undefined;
  let [dims, numbers]: [readonly number[], readonly number[]] = [none, none];
  readMessage(pbf, (field) => {
    if (field === f.dims) dims = readNumbers(pbf, dims, () => pbf.readVarint(true));
    else if (field === f.data_type) dataType = pbf.readVarint();
    else if (field === f.name) name = pbf.readString();
    else if (field === f.raw_data) raw = pbf.readBytes();
    else if (field === f.float_data) numbers = readNumbers(pbf, numbers, () => pbf.readFloat());
    else if (field === f.double_data) numbers = readNumbers(pbf, numbers, () => pbf.readDouble());
    else if (field === f.int32_data || field === f.int64_data || field === f.uint64_data) numbers = readNumbers(pbf, numbers, () => pbf.readVarint(true));
    else if (field === f.data_location) isExternal = pbf.readVarint() === 1;
  });
  return { name, dims, dataType, ...(raw && { raw }), numbers, isExternal };
}

function readValueInfo(pbf: PbfReader): OnnxValueInfo {
  let [name, elementType] = ['', 0];
  let dims: (number | string | undefined)[] | undefined;
  const onShape: OnField = (field) => {
    if (field === fields.TensorShapeProto.dim) (dims ??= []).push(readDimension(pbf));
  };
  const onTensor: OnField = (field) => {
    if (field === fields.Tensor.elem_type) elementType = pbf.readVarint();
    else if (field === fields.Tensor.shape) readMessage(pbf, onShape);
  };
  readMessage(pbf, (field) => {
    if (field === fields.ValueInfoProto.name) name = pbf.readString();
    else if (field === fields.ValueInfoProto.type) readMessage(pbf, (each) => { if (each === fields.TypeProto.tensor_type) readMessage(pbf, onTensor); });
  });
  return { name, elementType, ...(dims && { dims }) };
}

function readDimension(pbf: PbfReader): number | string | undefined {
  let length: number | string | undefined;
  readMessage(pbf, (field) => {
    if (field === fields.Dimension.dim_value) length = pbf.readVarint(true);
    else if (field === fields.Dimension.dim_param) length = pbf.readString();
  });
  return length;
}
