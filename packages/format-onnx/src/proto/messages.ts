/** The numbers of the fields that are read and written, by message, as in `test/onnx.proto`, which a test compares them with. */
export const fields = {
  ModelProto: { ir_version: 1, producer_name: 2, producer_version: 3, doc_string: 6, graph: 7, opset_import: 8, metadata_props: 14, functions: 25 },
  GraphProto: { node: 1, name: 2, initializer: 5, input: 11, output: 12, sparse_initializer: 15 },
  NodeProto: { input: 1, output: 2, name: 3, op_type: 4, attribute: 5, domain: 7 },
  AttributeProto: { name: 1, f: 2, i: 3, s: 4, t: 5, g: 6, floats: 7, ints: 8, graphs: 11, type: 20 },
  TensorProto: { dims: 1, data_type: 2, float_data: 4, int32_data: 5, int64_data: 7, name: 8, raw_data: 9, double_data: 10, uint64_data: 11, data_location: 14 },
  ValueInfoProto: { name: 1, type: 2, doc_string: 3 },
  TypeProto: { tensor_type: 1 },
  Tensor: { elem_type: 1, shape: 2 },
  TensorShapeProto: { dim: 1 },
  Dimension: { dim_value: 1, dim_param: 2 },
  StringStringEntryProto: { key: 1, value: 2 },
  OperatorSetIdProto: { domain: 1, version: 2 },
} as const;

/** Kinds of numbers, by their number in `TensorProto.DataType`. */
export const dataTypes = { float: 1, uint8: 2, int8: 3, uint16: 4, int16: 5, int32: 6, int64: 7, string: 8, bool: 9, float16: 10, double: 11, uint32: 12, uint64: 13, bfloat16: 16 } as const;

/** Kinds of attributes, by their number in `AttributeProto.AttributeType`. */
export const attributeTypes = { float: 1, int: 2, string: 3, tensor: 4, floats: 6, ints: 7 } as const;

/** A tensor in the file: raw bytes, or a list of numbers in the field of its type. */
export interface OnnxTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly dataType: number;
  /** Little-endian. */
  readonly raw?: Uint8Array;
  readonly numbers: readonly number[];
  /** True where the numbers lie in another file. */
  readonly isExternal: boolean;
}

/** A setting of a node: one of the values. */
export interface OnnxAttribute {
  readonly name: string;
  readonly float?: number;
  readonly int?: number;
  readonly text?: string;
  readonly tensor?: OnnxTensor;
  readonly floats?: readonly number[];
  readonly ints?: readonly number[];
  /** True for the body of a loop or of a branch. */
  readonly hasGraph?: boolean;
}

/** A call of an operator. */
export interface OnnxNode {
  readonly name: string;
  readonly opType: string;
  /** Empty for the standard operators. */
  readonly domain: string;
  /** Names of values; an empty one is an input left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: readonly OnnxAttribute[];
}

/** An input or output of the graph. */
export interface OnnxValueInfo {
  readonly name: string;
  readonly elementType: number;
  /** Lengths of axes; a name, or nothing, for one that is open. Absent where the file says nothing of its shape. */
  readonly dims?: readonly (number | string | undefined)[];
  readonly description?: string;
}

/** Nodes in the order in which they are computed. */
export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValueInfo[];
  readonly outputs: readonly OnnxValueInfo[];
  /** True where some tensors are kept as their numbers other than zero. */
  readonly isSparse: boolean;
}

/** An ONNX file. */
export interface OnnxModel {
  readonly irVersion: number;
  readonly producerName: string;
  readonly producerVersion: string;
  readonly description: string;
  readonly graph: OnnxGraph;
  /** Versions of the operators, by domain. */
  readonly opsets: Readonly<Record<string, number>>;
  readonly metadata: Readonly<Record<string, string>>;
  /** True where the model defines operators of its own. */
  readonly hasFunctions: boolean;
}
