// The part of TensorFlow Lite's schema that is read and written here: tensorflow/compiler/mlir/lite/schema/schema.fbs, version 3.
// The numbers are places of fields in their tables and values of enumerations; the schema never changes one.

/** The four letters behind the offset of the root. */
export const fileIdentifier = 'TFL3';

/** Places of the fields of each table. */
export const tables = {
  model: { version: 0, operatorCodes: 1, subgraphs: 2, description: 3, buffers: 4, metadata: 6, signatures: 7 },
  operatorCode: { deprecatedCode: 0, version: 2, code: 3 },
  subgraph: { tensors: 0, inputs: 1, outputs: 2, operators: 3, name: 4 },
  tensor: { shape: 0, type: 1, buffer: 2, name: 3, quantization: 4, sparsity: 6 },
  quantization: { scale: 2, zeroPoint: 3, axis: 6 },
  operator: { code: 0, inputs: 1, outputs: 2, optionsType: 3, options: 4 },
  buffer: { data: 0, offset: 1 },
  metadata: { name: 0, buffer: 1 },
  signature: { inputs: 0, outputs: 1, key: 2 },
  tensorMap: { name: 0, tensor: 1 },
} as const;

/** `TensorType`, as far as models of vitrum need it. */
export const tensorTypes = { float32: 0, float16: 1, int32: 2, uint8: 3, int64: 4, int8: 9 } as const;

/** A type of numbers. */
export type TensorType = keyof typeof tensorTypes;

/** `Padding` */
export const paddings = { same: 0, valid: 1 } as const;

/** `ActivationFunctionType`: what some operators do to their results. */
export const fused = { none: 0, relu: 1, 'hard-tanh': 2, relu6: 3, tanh: 4 } as const;

/** A field of options: its place, its type, and what a file means that lacks it. */
type OptionField = readonly [place: number, type: 'byte' | 'int' | 'float', missing?: number];

interface OperatorRule {
  readonly code: number;
  /** The version of the operator that this use of it needs; 1 by default. */
  readonly version?: number;
  /** The number of its options in the union `BuiltinOptions`. */
  readonly optionsType?: number;
  readonly options?: Readonly<Record<string, OptionField>>;
}

const activation = (place: number): { readonly activation: OptionField } => ({ activation: [place, 'byte'] });
const strides = { padding: [0, 'byte'], strideX: [1, 'int', 1], strideY: [2, 'int', 1] } as const satisfies Record<string, OptionField>;

/** `BuiltinOperator` with the options of each. */
export const operators = {
  ADD: { code: 0, optionsType: 11, options: activation(0) },
  AVERAGE_POOL_2D: { code: 1, optionsType: 5, options: { ...strides, width: [3, 'int', 1], height: [4, 'int', 1], ...activation(5) } },
  CONCATENATION: { code: 2, optionsType: 10, options: { axis: [0, 'int'], ...activation(1) } },
  CONV_2D: { code: 3, version: 6, optionsType: 1, options: { ...strides, ...activation(3), dilationX: [4, 'int', 1], dilationY: [5, 'int', 1] } },
  DEPTHWISE_CONV_2D: { code: 4, version: 3, optionsType: 2, options: { ...strides, multiplier: [3, 'int', 1], ...activation(4), dilationX: [5, 'int', 1], dilationY: [6, 'int', 1] } },
  DEQUANTIZE: { code: 6, version: 2 },
  FULLY_CONNECTED: { code: 9, version: 4, optionsType: 8, options: { ...activation(0), weightsFormat: [1, 'byte'], keepsAxes: [2, 'byte'] } },
  LOGISTIC: { code: 14, version: 2 },
  MAX_POOL_2D: { code: 17, version: 2, optionsType: 5, options: { ...strides, width: [3, 'int', 1], height: [4, 'int', 1], ...activation(5) } },
  MUL: { code: 18, optionsType: 21, options: activation(0) },
  RELU: { code: 19, version: 2 },
  RELU_N1_TO_1: { code: 20 },
  RELU6: { code: 21, version: 2 },
  RESHAPE: { code: 22, optionsType: 17 },
  SOFTMAX: { code: 25, version: 2, optionsType: 9, options: { beta: [0, 'float'] } },
  TANH: { code: 28, version: 2 },
  PAD: { code: 34 },
  GATHER: { code: 36, optionsType: 23, options: { axis: [0, 'int'] } },
  MEAN: { code: 40, optionsType: 27, options: { keepsAxes: [0, 'byte'] } },
  SUB: { code: 41, optionsType: 28, options: activation(0) },
  DIV: { code: 42, optionsType: 29, options: activation(0) },
  SQUEEZE: { code: 43, optionsType: 30 },
  EXP: { code: 47 },
  CAST: { code: 53, optionsType: 37, options: { from: [0, 'byte'], to: [1, 'byte'] } },
  MAXIMUM: { code: 55, optionsType: 39 },
  MINIMUM: { code: 57, optionsType: 39 },
  NEG: { code: 59, optionsType: 42 },
  TRANSPOSE_CONV: { code: 67, version: 3, optionsType: 49, options: { ...strides, ...activation(3) } },
  LOG: { code: 73 },
  RSQRT: { code: 76 },
  RESIZE_NEAREST_NEIGHBOR: { code: 97, version: 2, optionsType: 74, options: { alignsCorners: [0, 'byte'], hasHalfPixels: [1, 'byte'] } },
  LEAKY_RELU: { code: 98, version: 2, optionsType: 75, options: { alpha: [0, 'float'] } },
  SQUARED_DIFFERENCE: { code: 99, optionsType: 76 },
  ABS: { code: 101, optionsType: 78 },
  ELU: { code: 111 },
  QUANTIZE: { code: 114, version: 2, optionsType: 89 },
  GELU: { code: 150, optionsType: 116, options: { approximate: [0, 'byte'] } },
} as const satisfies Readonly<Record<string, OperatorRule>>;

/** The name of an operator that is known here: `CONV_2D`. */
export type OperatorName = keyof typeof operators;

/** What is known of an operator. */
export const ruleOf = (name: OperatorName): OperatorRule => operators[name];
